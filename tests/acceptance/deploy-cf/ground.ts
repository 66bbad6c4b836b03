import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startAws, type Aws, type AwsOptions } from '@iac/local/aws';
import { startStep, type Step, type StepOptions, type StepOutcome } from '@iac/local/runner';
import * as z from 'zod';

const folder = join(import.meta.dirname, '../../../actions/deploy-cf');

export type Texts = Readonly<Record<string, string>>;

/** What a test of the built bundle needs: a local AWS, and a workspace whose templates are for staging. */
export interface Ground {
  readonly aws: Aws;
  readonly workspace: string;
  /** Writes files by their paths in the workspace. */
  write(files: Texts): Promise<void>;
  /** Starts the step with these inputs; `more`: what else its job has. */
  start(inputs?: Texts, more?: Partial<StepOptions>): Step;
  run(inputs?: Texts, more?: Partial<StepOptions>): Promise<StepOutcome>;
  /** The operations that were called, in their order, without their service where it is CloudFormation. */
  calls(): readonly string[];
  /** The same, of those that change anything. */
  writes(): readonly string[];
  close(): Promise<void>;
}

export async function openGround(options: AwsOptions = {}): Promise<Ground> {
  const aws = await startAws(options);
  const workspace = await mkdtemp(join(tmpdir(), 'deploy-cf-'));
  const start = (inputs: Texts = {}, more: Partial<StepOptions> = {}) =>
    startStep({
      folder,
      workspace,
      inputs: { environment: 'staging', 'cfn-lint': 'off', ...inputs },
      ...more,
      env: { ...aws.env, ...more.env },
    });
  const named = (some: Aws['calls']) => some.map(({ operation }) => operation.replace('cloudformation:', ''));
  return {
    aws,
    workspace,
    write: (files) => writeAll(workspace, files),
    start,
    run: (inputs, more) => start(inputs, more).finished,
    calls: () => named(aws.calls),
    writes: () => named(aws.calls.filter(({ mutating }) => mutating)),
    close: async () => {
      await aws.close();
      await rm(workspace, { recursive: true, force: true });
    },
  };
}

const standings = z.record(z.string(), z.object({ result: z.string() }));

/** What became of each stack, by its name, in the order of the output `stacks`. */
export function resultsOf({ outputs }: StepOutcome): Readonly<Record<string, string>> {
  const stacks = standings.parse(JSON.parse(outputs['stacks'] ?? '{}'));
  return Object.fromEntries(Object.entries(stacks).map(([name, { result }]) => [name, result]));
}

async function writeAll(workspace: string, files: Texts): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
}
