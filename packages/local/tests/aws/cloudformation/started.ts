import {
  type Change,
  CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  type ExecuteChangeSetCommandInput,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { type Aws, startAws } from '../../../src/aws/index.ts';

/** An AWS whose clock only goes on when it is told to. */
export interface Timed {
  readonly aws: Aws;
  readonly client: CloudFormationClient;
  /** Milliseconds. */
  readonly pass: (milliseconds: number) => void;
}

/** Runs a test with a CloudFormation of its own, and closes it whatever happens. */
export async function withCloudFormation(body: (timed: Timed) => Promise<void>): Promise<void> {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const aws = await startAws({ now: () => new Date(now) });
  const client = clientOf(aws);
  try {
    await body({ aws, client, pass: (milliseconds) => void (now += milliseconds) });
  } finally {
    client.destroy();
    await aws.close();
  }
}

export function clientOf({ url, env }: Aws): CloudFormationClient {
  return new CloudFormationClient({
    endpoint: url,
    region: env['AWS_REGION'] ?? '',
    credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '' },
    maxAttempts: 1,
  });
}

type More = Partial<CreateChangeSetCommandInput>;

/** A change set `change` of the stack `api`; its ARN. */
export async function propose({ client }: Timed, TemplateBody: string, more: More = {}): Promise<string> {
  const { Id = '' } = await client.send(
    new CreateChangeSetCommand({ StackName: 'api', ChangeSetName: 'change', TemplateBody, ...more }),
  );
  return Id;
}

/** Makes a change set and executes it; a new stack unless `more` says otherwise. */
export async function deploy(
  timed: Timed,
  TemplateBody: string,
  { execute = {}, ...more }: More & { readonly execute?: Partial<ExecuteChangeSetCommandInput> } = {},
): Promise<string> {
  const ChangeSetName = await propose(timed, TemplateBody, { ChangeSetType: 'CREATE', ...more });
  await timed.client.send(new ExecuteChangeSetCommand({ ChangeSetName, ...execute }));
  return ChangeSetName;
}

export async function changesOf({ client }: Timed, ChangeSetName: string): Promise<readonly Change[]> {
  const { Changes = [] } = await client.send(new DescribeChangeSetCommand({ ChangeSetName }));
  return Changes;
}

export async function stackOf({ client }: Timed, StackName = 'api'): Promise<Stack> {
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  if (stack === undefined) throw new Error(`no stack ${StackName}`);
  return stack;
}

/** `Topic CREATE_COMPLETE`, with the reason where there is one; the oldest first. */
export async function story({ client }: Timed, StackName = 'api'): Promise<readonly string[]> {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
  return StackEvents.toReversed().map(({ LogicalResourceId, ResourceStatus, ResourceStatusReason: reason }) =>
    [LogicalResourceId, ResourceStatus, ...(reason === undefined ? [] : [`(${reason})`])].join(' '),
  );
}

/** `ValidationError: Stack [x] does not exist`. Fails the test when the call does not fail. */
export async function failure(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
  }
  throw new Error('the call was expected to fail');
}

/** A template of queues: logical id -> properties and what else a resource has. */
export function queues(ids: Readonly<Record<string, object>>, more: object = {}): string {
  const resources = Object.entries(ids).map(([id, body]) => [id, { Type: 'AWS::SQS::Queue', ...body }] as const);
  return JSON.stringify({ Resources: Object.fromEntries(resources), ...more });
}
