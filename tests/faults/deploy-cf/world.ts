import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Aws, startAws } from '@iac/local/aws';
import { type Delays, startStep, type Step } from '@iac/local/runner';
import type { World } from '../matrix.ts';
import { type Name, stackOf, templates, writeFolder } from './folder.ts';

const folder = join(import.meta.dirname, '../../../actions/deploy-cf');

export type Inputs = Readonly<Record<string, string>>;

export interface Setting {
  readonly inputs?: Inputs;
  /** Stacks that are there, in their first form. */
  readonly there?: readonly Name[];
  /** Templates that are wanted in their second form. */
  readonly changed?: readonly Name[];
  /** Milliseconds; default 0. */
  readonly durations?: Partial<Aws['cloudformation']['settings']['durations']>;
  /** Goes before: what it returns are further inputs. */
  readonly prepare?: (aws: Aws, jobs: Jobs) => Promise<Inputs> | Inputs;
}

/** The attempts of one job of a workflow. */
export interface Jobs {
  readonly start: (inputs?: Inputs, delays?: Partial<Delays>) => Step;
  /** The credentials of the one that was started last are no longer good. */
  readonly expire: () => void;
}

/** What a test may compare of one stack. */
export interface Standing {
  readonly name: string;
  readonly status: string;
  readonly template: string | undefined;
  readonly parameters: readonly string[];
  readonly tags: readonly string[];
  readonly outputs: readonly string[];
  readonly resources: readonly string[];
  /** Those that could still be executed. */
  readonly changeSets: readonly string[];
}

/** The action in a folder of four templates. */
export function worldOf({ inputs = {}, there = [], changed = [], durations, prepare }: Setting): () => Promise<World> {
  return async () => {
    const aws = await startAws();
    Object.assign(aws.cloudformation.settings.durations, durations);
    const workspace = await mkdtemp(join(tmpdir(), 'cf-faults-'));
    for (const name of there) put(aws, name);
    await writeFolder(workspace, changed);
    const job = jobs(aws, workspace, inputs);
    const more = (await prepare?.(aws, job)) ?? {};
    aws.forget();
    return {
      get calls() {
        return aws.calls;
      },
      faults: aws.faults,
      start: (delays) => job.start(more, delays),
      expire: job.expire,
      state: () => Promise.resolve(standings(aws)),
      close: async () => {
        await aws.close();
        await rm(workspace, { recursive: true, force: true });
      },
    };
  };
}

/** Each job has credentials of its own. */
function jobs(aws: Aws, workspace: string, inputs: Inputs): Jobs {
  let attempt = 0;
  const key = () => `JOBACCESSKEY${String(attempt).padStart(8, '0')}`;
  return {
    expire: () => aws.identities.expire(key()),
    start: (more = {}, delays = {}) => {
      attempt += 1;
      const { accessKeyId, secretAccessKey } = aws.identities.add(key(), '123456789012');
      return startStep({
        folder,
        inputs: { environment: 'staging', tags: 'team=platform', 'cfn-lint': 'off', ...inputs, ...more },
        env: { ...aws.env, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
        workspace,
        github: { run_attempt: String(attempt) },
        delays,
      });
    },
  };
}

function put({ cloudformation }: Aws, name: Name): void {
  cloudformation.put(stackOf(name), {
    template: templates[name](1),
    parameters: { Environment: 'staging' },
    tags: { team: 'platform' },
  });
}

function standings({ cloudformation }: Aws): Standing[] {
  return cloudformation.stacks
    .map(({ identity, state, changeSets }): Standing => ({
      name: identity.name,
      status: state.status,
      template: state.template,
      parameters: state.evaluated?.parameters.map(({ key, value }) => `${key}=${value}`) ?? [],
      tags: [...(state.evaluated?.tags ?? [])].map(([key, value]) => `${key}=${value}`),
      outputs: state.outputs.map(({ key, value }) => `${key}=${value}`),
      resources: [...state.resources.values()].map(
        ({ logicalId, status, physicalId }) => `${logicalId} ${status} ${physicalId ?? ''}`,
      ),
      changeSets: [...changeSets.values()]
        .filter(({ execution }) => execution === 'AVAILABLE' || execution === 'UNAVAILABLE')
        .map(
          ({ type, status, execution, name }) =>
            `${name.startsWith('iac-kept-') ? 'kept' : 'passing'} ${type} ${status} ${execution}`,
        ),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
