import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** In which of its two forms a template is written; the second one changes what its stack is. */
export type Revision = 1 | 2;

const head = `Parameters:
  Environment:
    Type: String
    AllowedValues: [development, staging, production]
Resources:
`;

/** A chain of three, `alerts` <- `jobs` <- `a-worker` (whose name sorts first), and `store`, which stands alone. */
export const templates = {
  alerts: (revision: Revision) => `${head}  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Sub "alerts-\${Environment}"
      DisplayName: Alerts ${String(revision)}
Outputs:
  TopicArn:
    Value: !Ref Topic
    Export:
      Name: !Sub "AlertsArn-\${Environment}"
`,
  jobs: (revision: Revision) => `${head}  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub "jobs-\${Environment}"
      DelaySeconds: ${String(revision)}
      Tags:
        - Key: alerts
          Value: !ImportValue
            Fn::Sub: "AlertsArn-\${Environment}"
Outputs:
  QueueArn:
    Value: !GetAtt Queue.Arn
    Export:
      Name: !Sub "JobsArn-\${Environment}"
`,
  'a-worker': (revision: Revision) => `${head}  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub "worker-\${Environment}"
      DelaySeconds: ${String(revision)}
      Tags:
        - Key: jobs
          Value: !ImportValue
            Fn::Sub: "JobsArn-\${Environment}"
`,
  store: (revision: Revision) => `${head}  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub "store-\${Environment}"
      DelaySeconds: ${String(revision)}
`,
} as const;

export type Name = keyof typeof templates;
/** Parents before their children. */
export const names: readonly Name[] = ['alerts', 'store', 'jobs', 'a-worker'];

export function stackOf(name: Name): string {
  return `biomage-${name}-staging`;
}

/** All four in `workspace`/cf, in their first form but for those named. */
export async function writeFolder(workspace: string, changed: readonly Name[] = []): Promise<void> {
  await mkdir(join(workspace, 'cf'), { recursive: true });
  for (const name of names)
    await writeFile(join(workspace, 'cf', `${name}.yaml`), templates[name](changed.includes(name) ? 2 : 1));
}
