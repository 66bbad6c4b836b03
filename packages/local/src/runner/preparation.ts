import { githubVariables, machineVariables, runnerContext, runnerVariables, type Variables } from './environment.ts';
import { type Contexts, evaluateCondition, evaluateTexts } from './expressions.ts';
import { inputVariables, resolveInputs } from './inputs.ts';
import type { JobState, RunningStep } from './job-state.ts';
import type { StepSpec } from './options.ts';
import { readTemplate } from './template.ts';

export type Stage = 'pre' | 'main' | 'post';

export interface Preparation {
  readonly stage: Stage;
  readonly step: RunningStep;
  readonly steps: readonly RunningStep[];
  readonly job: JobState;
}

export interface Prepared {
  readonly env: Variables;
  readonly warnings: readonly string[];
  /** The folded lines at the head of a step's log. */
  readonly details: readonly string[];
}

/** Whether the script is to run: pre and post ask the manifest, main runs while nothing has failed. */
export function conditionHolds(preparation: Preparation): boolean {
  const { stage, step } = preparation;
  const condition = { pre: step.manifest.preIf, main: 'success()', post: step.manifest.postIf }[stage];
  return evaluateCondition(condition, contextsFor(preparation, preparation.job.env));
}

/** What a script is started with. Later entries of the environment win, in the runner's order. */
export function prepare(preparation: Preparation): Prepared {
  const { stage, step, job } = preparation;
  const { spec, record, manifest } = step;
  const own = texts('step-env', spec.env, contextsFor(preparation, job.env));
  const env = new Map([...job.env, ...own]);
  const contexts = contextsFor(preparation, env);
  const inputs = resolveInputs(manifest, texts('step-with', spec.inputs, contexts), contexts);
  const state = [...record.state].map(([name, value]) => [`STATE_${name}`, value] as const);
  const shown = [...env, ...state];
  const given = { CI: 'true', ...Object.fromEntries(shown) };
  return {
    env: {
      ...machineVariables(job.folders),
      ...given,
      ...inputVariables(inputs.values),
      ...pathVariable(job, given),
      ...githubVariables(job.github),
      ...actionVariables(step),
      GITHUB_WORKSPACE: job.options.workspace,
      GITHUB_EVENT_PATH: job.folders.eventPath,
      ...runnerVariables(runnerContext(job.folders, job.options.debug === true)),
      GITHUB_ACTIONS: 'true',
    },
    warnings: inputs.warnings,
    details: stage === 'post' ? ['Post job cleanup.'] : details(step.name, inputs.values, shown),
  };
}

function texts(part: 'step-with' | 'step-env', values: StepSpec['inputs'], contexts: Contexts): Map<string, string> {
  const content = JSON.stringify(values ?? {});
  // GitHub's schema for workflows takes a while to load, and most steps have no use for it.
  if (!content.includes('${{'))
    return new Map(Object.entries(values ?? {}).map(([name, value]) => [name, String(value)]));
  const name = part === 'step-with' ? 'with' : 'env';
  return evaluateTexts(readTemplate(part, { name, content, code: 'bad-expression' }), contexts);
}

function contextsFor({ job, steps }: Preparation, env: ReadonlyMap<string, string>): Contexts {
  const { workspace, secrets = {}, debug, contexts = {} } = job.options;
  return {
    ...contexts,
    github: { ...job.github, workspace, event_path: job.folders.eventPath },
    runner: runnerContext(job.folders, debug === true),
    job: { status: job.status },
    env: Object.fromEntries(env),
    secrets,
    steps: { ...contexts['steps'], ...Object.fromEntries<object>(steps.flatMap(stepContext)) },
  };
}

function stepContext({ spec, record, conclusion }: RunningStep): (readonly [string, object])[] {
  if (spec.id === undefined) return [];
  return [[spec.id, { outputs: Object.fromEntries(record.outputs), outcome: conclusion, conclusion }]];
}

function pathVariable({ path }: JobState, given: Variables): Variables {
  if (path.length === 0) return {};
  const base = given['PATH'] ?? process.env['PATH'] ?? '';
  return { PATH: [...path.toReversed(), base].join(':') };
}

/** GITHUB_ACTION and where the action is from; GITHUB_ACTION_PATH is for composite actions only. */
function actionVariables({ spec, name }: RunningStep): Variables {
  const [, repository, ref] = /^([^./][^/]*\/[^/@]+)[^@]*@(.+)$/.exec(name) ?? [];
  return {
    GITHUB_ACTION: spec.id ?? `__${(repository ?? 'self').replace('/', '_')}`,
    GITHUB_ACTION_REPOSITORY: repository ?? '',
    GITHUB_ACTION_REF: ref ?? '',
  };
}

function details(
  name: string,
  inputs: ReadonlyMap<string, string>,
  env: readonly (readonly [string, string])[],
): string[] {
  const set = [...inputs].filter(([, value]) => value !== '');
  return [
    `##[group]Run ${name}`,
    ...(inputs.size > 0 ? ['with:'] : []),
    ...set.map(([key, value]) => `  ${key}: ${value}`),
    ...(env.length > 0 ? ['env:'] : []),
    ...env.map(([key, value]) => `  ${key}: ${value}`),
    '##[endgroup]',
  ];
}
