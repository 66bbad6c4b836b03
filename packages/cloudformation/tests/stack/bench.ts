import { CloudFormation as Client } from '@aws-sdk/client-cloudformation';
import { UserError } from '@iac/action-kit/errors';
import { type Aws, startAws } from '@iac/local/aws';
import type { CloudFormation } from '../../src/stack/cloudformation.ts';
import { lookAtOne } from '../../src/stack/look.ts';
import type { Judge, Progress, StackPolicies, StackRun, Time } from '../../src/stack/outcome.ts';
import { cloudFormation } from '../../src/stack/sdk/cloudformation.ts';
import type { CurrentStack, WantedStack } from '../../src/stack/stack.ts';
import { readTemplate } from '../../src/template/read-template.ts';

/** One stack `api` to work with, on a CloudFormation whose clock goes on only while somebody sleeps, or by `pass`. */
export interface Bench {
  readonly aws: Aws;
  readonly port: CloudFormation;
  readonly time: Time;
  readonly pass: (milliseconds: number) => void;
  /** What has been told so far. */
  readonly progress: readonly Progress[];
  readonly run: (
    wanted?: Partial<WantedStack>,
    policies?: Partial<StackPolicies>,
    more?: Partial<StackRun>,
  ) => StackRun;
  readonly look: () => Promise<CurrentStack>;
  /** The names of the operations called since the last time. */
  readonly calls: () => string[];
}

export async function withBench(body: (bench: Bench) => Promise<void>): Promise<void> {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const pass = (milliseconds: number) => void (now += milliseconds);
  const aws = await startAws({ now: () => new Date(now) });
  const client = clientOf(aws);
  const port = cloudFormation(client);
  const time: Time = {
    now: () => now,
    random: () => 1,
    sleep: (milliseconds, signal) => {
      pass(milliseconds);
      return signal.aborted ? Promise.reject(reasonOf(signal)) : Promise.resolve();
    },
  };
  const progress: Progress[] = [];
  const report = (step: Progress) => void progress.push(step);
  try {
    await body({
      aws,
      port,
      time,
      pass,
      progress,
      run: (wanted = {}, policies = {}, more = {}) => ({
        wanted: { ...wants(queues({ Jobs: {} })), ...wanted },
        policies: { ...usual, ...policies },
        signal: new AbortController().signal,
        report,
        judge,
        changeSetPrefix: 'iac-7-1',
        time,
        ...more,
      }),
      look: () => lookAtOne(port, 'api'),
      calls: () => {
        const names = aws.calls.map(({ operation }) => operation.replace('cloudformation:', ''));
        aws.forget();
        return names;
      },
    });
  } finally {
    client.destroy();
    await aws.close();
  }
}

function clientOf({ url, env }: Aws): Client {
  return new Client({
    endpoint: url,
    region: env['AWS_REGION'] ?? '',
    credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '' },
    maxAttempts: 2,
  });
}

function reasonOf(signal: AbortSignal): Error {
  return Error.isError(signal.reason) ? signal.reason : new Error('aborted');
}

const usual: StackPolicies = {
  onBusy: 'wait',
  onRollbackComplete: 'fail',
  approved: [],
  mode: 'standard',
  importExisting: false,
};

/** Compares texts; refuses what removes or replaces a resource called Precious. */
export const judge: Judge = {
  same: (text, { text: wanted }) => text === wanted,
  changes: (text, { template }) =>
    [...template.resources].map(([logicalId, { type }]) => ({
      action: text === undefined ? 'Add' : 'Modify',
      logicalId,
      type,
      details: [],
    })),
  unknowable: () => [],
  destruction: (stack, changes) => {
    const destructive = changes.filter(
      ({ logicalId, action, replacement }) =>
        logicalId === 'Precious' && (action === 'Remove' || replacement === 'True'),
    );
    if (destructive.length === 0) return { destructive };
    const refusal = new UserError({
      code: 'destructive-change',
      problem: `${stack} would lose Precious.`,
      remedy: 'Approve.',
    });
    return { destructive, refusal };
  },
};

/** The stack `api` with this template. */
export function wants(text: string): WantedStack {
  const { template, faults } = readTemplate('cf/api.yaml', text);
  if (template === undefined) throw new Error(JSON.stringify(faults));
  return { name: 'api', template, source: { body: text }, parameters: [], capabilities: [] };
}

/** A template of queues: logical id -> properties and what else a resource has. */
export function queues(ids: Readonly<Record<string, object>>, more: object = {}): string {
  const resources = Object.entries(ids).map(([id, body]) => [id, { Type: 'AWS::SQS::Queue', ...body }] as const);
  return JSON.stringify({ Resources: Object.fromEntries(resources), ...more }, undefined, 1);
}
