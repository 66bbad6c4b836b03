import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A chain hangs on every third stack: three waves, as in a real folder. */
const chain = 3;

/** `count` templates of one topic each in `folder`/cf; `revision` changes what the stacks are, not their names. */
export async function writeTemplates(folder: string, count: number, revision: number): Promise<string[]> {
  await mkdir(join(folder, 'cf'), { recursive: true });
  const names = Array.from({ length: count }, (_, index) => `topic-${String(index).padStart(2, '0')}`);
  await Promise.all(
    names.map((name, index) => {
      const parent = index % chain === 0 ? undefined : names[index - 1];
      return writeFile(join(folder, 'cf', `${name}.yaml`), template(name, parent, revision));
    }),
  );
  return names.map((name) => join(folder, 'cf', `${name}.yaml`));
}

function template(name: string, parent: string | undefined, revision: number): string {
  const shown = parent === undefined ? `${name} ${revision}` : '';
  const display = parent === undefined ? shown : `{ "Fn::ImportValue": !Sub "${parent}-\${Environment}" }`;
  return `AWSTemplateFormatVersion: "2010-09-09"
Description: One topic
Parameters:
  Environment:
    Type: String
    Default: development
    AllowedValues: [development, staging, production]
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: ${display}
      Tags:
        - Key: revision
          Value: "${revision}"
Outputs:
  Name:
    Value: !GetAtt Topic.TopicName
    Export:
      Name: !Sub "${name}-\${Environment}"
`;
}
