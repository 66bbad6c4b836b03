import type { Fault } from '@iac/action-kit/errors';
import type { TextFile } from './folder.ts';

/** `cf/irsa-api-role.yaml`: `irsa-api-role`. */
export function templateName(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[^.]+$/, '');
}

export function stackNameOf(pattern: string, name: string): string {
  return pattern.replaceAll('{name}', name);
}

/** Names that CloudFormation does not take, and two templates of one stack. */
export function stackFaults(templates: readonly TextFile[], pattern: string): readonly Fault[] {
  const files = new Map<string, string>();
  return templates.flatMap(({ file }): Fault[] => {
    const name = stackNameOf(pattern, templateName(file));
    const other = files.get(name);
    files.set(name, file);
    if (other !== undefined)
      return [
        {
          problem: `${other} and ${file} are both for the stack ${name}.`,
          remedy: pattern.includes('{name}') ? 'Rename one of the two.' : 'Write {name} into the input stack-name.',
          at: { file },
        },
      ];
    return [...nameFault(name, file)];
  });
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html (StackName)
function nameFault(name: string, file: string): Fault[] {
  if (/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) return [];
  return [
    {
      problem: `CloudFormation takes no stack named "${name}".`,
      remedy: 'Name the file by letters, digits and hyphens only; with what stack-name adds, 128 at most.',
      at: { file },
    },
  ];
}
