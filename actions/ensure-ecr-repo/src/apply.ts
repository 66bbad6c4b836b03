import { type ActionError, isActionError } from '@iac/action-kit';
import type { Json } from './boundary.ts';
import type { NewRepository, Step } from './plan.ts';
import type { Repository, TagMutability, Tags } from './settings.ts';
import { combined, together } from './together.ts';

/** What this action changes in a registry. */
export interface RegistryWriter {
  /** `exists`: somebody made it first. `made-before`: it exists since our own first attempt, whose answer was lost. */
  create(name: string, settings: NewRepository): Promise<Repository | 'exists' | 'made-before'>;
  setTagMutability(name: string, mutability: TagMutability): Promise<void>;
  setScanOnPush(name: string, on: boolean): Promise<void>;
  putLifecyclePolicy(name: string, policy: Json): Promise<void>;
  setRepositoryPolicy(name: string, policy: Json): Promise<void>;
  addTags(arn: string, tags: Tags): Promise<void>;
}

/** What became of one repository's steps. */
export interface Applied {
  readonly name: string;
  /** Those that were carried out, in the order of the plan. */
  readonly done: readonly Step[];
  /** The repository that this run made. */
  readonly made?: Repository;
  /** The repository was there when we tried to make it: its state is to be looked at again, and the rest of the steps with it. */
  readonly raced?: true;
  /** What became of the steps that are not among `done`. */
  readonly failure?: ActionError;
}

/** Carries out the steps, of all repositories at the same time. A failure leaves the others alone. */
export function apply(registry: RegistryWriter, plan: readonly Step[]): Promise<Applied[]> {
  const byRepository = [...Map.groupBy(plan, ({ repository }) => repository)];
  return together(byRepository, ([name, steps]) => applyTo(registry, name, steps));
}

// A repository is made before anything else; its other steps do not depend on each other.
async function applyTo(registry: RegistryWriter, name: string, steps: readonly Step[]): Promise<Applied> {
  const [creation, others] = partition(steps);
  if (creation === undefined) return { name, ...(await applyAll(registry, others)) };
  const first = await attempt(registry, creation);
  if ('failure' in first) return { name, done: [], failure: first.failure };
  if (first.outcome === 'exists') return { name, done: [], raced: true };
  if (first.outcome === 'made-before') return { name, done: [creation], raced: true };
  const { done, ...rest } = await applyAll(registry, others);
  return { name, done: [creation, ...done], ...(first.outcome && { made: first.outcome }), ...rest };
}

function partition(steps: readonly Step[]): [creation: Step | undefined, others: readonly Step[]] {
  return [
    steps.find(({ kind }) => kind === 'create-repository'),
    steps.filter(({ kind }) => kind !== 'create-repository'),
  ];
}

async function applyAll(registry: RegistryWriter, steps: readonly Step[]): Promise<Pick<Applied, 'done' | 'failure'>> {
  const attempts = await Promise.all(steps.map((step) => attempt(registry, step)));
  const failures = attempts.flatMap((one) => ('failure' in one ? [one.failure] : []));
  const done = steps.filter((_, index) => !('failure' in (attempts[index] ?? {})));
  return { done, ...(failures.length > 0 && { failure: combined(failures) }) };
}

type Attempt = { readonly outcome: Outcome } | { readonly failure: ActionError };

async function attempt(registry: RegistryWriter, step: Step): Promise<Attempt> {
  try {
    return { outcome: await applyStep(registry, step) };
  } catch (error) {
    if (!isActionError(error)) throw error;
    return { failure: error };
  }
}

type Outcome = Repository | 'exists' | 'made-before' | undefined;

async function applyStep(registry: RegistryWriter, step: Step): Promise<Outcome> {
  switch (step.kind) {
    case 'create-repository':
      return registry.create(step.repository, step.settings);
    case 'set-tag-mutability':
      await registry.setTagMutability(step.repository, step.to);
      return undefined;
    case 'set-scan-on-push':
      await registry.setScanOnPush(step.repository, step.to);
      return undefined;
    case 'put-lifecycle-policy':
      await registry.putLifecyclePolicy(step.repository, step.to);
      return undefined;
    case 'set-repository-policy':
      await registry.setRepositoryPolicy(step.repository, step.to);
      return undefined;
    case 'tag-repository':
      await registry.addTags(step.arn, step.to);
      return undefined;
    default:
      return step satisfies never;
  }
}
