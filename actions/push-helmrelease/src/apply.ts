import type { RunContext } from '@iac/action-kit';
import type { HeldImage } from '@iac/manifests';
import type { Change } from '@iac/releases';
import type { Step, Wanted } from './plan.ts';

// The account under which GitHub shows commits of its own workflows (api.github.com/users/github-actions%5Bbot%5D).
const author = { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' };

/** One commit of all steps; undefined when there are none. */
export function changeOf(steps: readonly Step[], wanted: Wanted, context: RunContext): Change | undefined {
  if (steps.length === 0) return undefined;
  return { files: new Map(steps.map(({ path, text }) => [path, text])), message: messageOf(wanted, context), author };
}

function messageOf(
  { path, name, environment, sandboxId, images }: Wanted,
  { repository, sha, runUrl, serverUrl, actor }: RunContext,
): string {
  const sandbox = sandboxId === 'default' ? '' : ` (sandbox ${sandboxId})`;
  const trailers = [
    `Service: ${name}`,
    `Environment: ${environment}`,
    `Sandbox: ${sandboxId}`,
    ...images.map(({ alias, image }) => `Image: ${alias === undefined ? '' : `${alias}=`}${image}`),
    ...(sha === '' ? [] : [`Source-commit: ${serverUrl}/${repository}/commit/${sha}`]),
    ...(runUrl === '' ? [] : [`Run-url: ${runUrl}`]),
    ...(actor === '' ? [] : [`Triggered-by: ${actor}`]),
  ];
  return [
    `Release ${name}${sandbox} to ${environment}: ${images.map(tagOf).join(', ')}`,
    '',
    `Written to ${path}.`,
    '',
    ...trailers,
    '',
  ].join('\n');
}

function tagOf({ image }: HeldImage): string {
  return image.slice(image.lastIndexOf(':') + 1);
}
