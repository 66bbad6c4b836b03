import { isActionError, log } from '@iac/action-kit';
import type { Json } from './boundary.ts';
import type { Step } from './plan.ts';
import { sameLifecyclePolicy } from './policies/lifecycle-policy.ts';
import { together } from './together.ts';

/** What this action needs to learn what a lifecycle policy would do. */
export interface LifecyclePreviewer {
  /** `busy`: one is running already, ours after a lost answer or somebody else's. */
  startPreview(name: string, policy: Json): Promise<'started' | 'busy'>;
  previewResult(name: string): Promise<PreviewResult>;
}

export type PreviewResult = 'running' | 'failed' | { readonly policy: Json; readonly expiring: number };

/** How many images a new lifecycle policy would expire, or why that is not known. */
export type Preview = { readonly expiring: number } | { readonly unknown: string };

export type Pause = (milliseconds: number) => Promise<unknown>;

type LifecycleStep = Extract<Step, { kind: 'put-lifecycle-policy' }>;

/** Milliseconds between two looks: soon at first, a minute in all. */
const pauses = [200, 300, 500, 1_000, ...Array<number>(29).fill(2_000)];

// A plan is often made by a role that may only read, and the preview counts as a write; its quota is small.
const dispensable = ['access-denied', 'aws-unavailable', 'limit-exceeded'];

/** Tries every lifecycle policy of the plan on its repository; by name. Changes nothing, and the plan is good without it. */
export async function preview(
  registry: LifecyclePreviewer,
  steps: readonly Step[],
  pause: Pause,
): Promise<Map<string, Preview>> {
  const made = new Set(steps.filter(({ kind }) => kind === 'create-repository').map(({ repository }) => repository));
  const tried = steps
    .filter((step) => step.kind === 'put-lifecycle-policy')
    .filter((step) => !made.has(step.repository));
  const results = await together(tried, (step) => previewOne(registry, step, pause));
  return new Map(tried.map(({ repository }, index) => [repository, results[index] ?? { unknown: 'not tried' }]));
}

async function previewOne(registry: LifecyclePreviewer, step: LifecycleStep, pause: Pause): Promise<Preview> {
  try {
    return await watch(registry, step, pause);
  } catch (error) {
    if (isActionError(error) && dispensable.includes(error.code)) return { unknown: error.problem };
    throw error;
  }
}

async function watch(registry: LifecyclePreviewer, { repository, to }: LifecycleStep, pause: Pause): Promise<Preview> {
  let started = await registry.startPreview(repository, to);
  for (const [index, milliseconds] of pauses.entries()) {
    if (index === 4) log.info(`Waiting for ECR to try the lifecycle policy on ${repository}.`);
    await pause(milliseconds);
    const result = await registry.previewResult(repository);
    if (result === 'failed') return { unknown: 'ECR could not try the policy' };
    if (result === 'running') continue;
    if (sameLifecyclePolicy(result.policy, to)) return { expiring: result.expiring };
    // That was the end of somebody else's.
    if (started === 'busy') started = await registry.startPreview(repository, to);
  }
  return { unknown: 'ECR had not tried the policy after a minute' };
}
