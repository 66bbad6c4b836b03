import { type ActionError, isActionError } from '@iac/action-kit';
import type { Json } from './boundary.ts';
import type { NewRepository, Step } from './plan.ts';
import type { Repository, TagMutability, Tags } from './settings.ts';
import { together } from './together.ts';

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
  /** Those that were carried out. */
  readonly done: readonly Step[];
  /** The repository that this run made. */
  readonly made?: Repository;
  /** The repository was there when we tried to make it: its state is to be looked at again, and the rest of the steps with it. */
  readonly raced?: true;
  /** The step after `done` failed like this. */
  readonly failure?: ActionError;
}

/** Carries out the steps: of one repository in their order, of several at the same time. A failure ends its own repository's steps only. */
export function apply(registry: RegistryWriter, plan: readonly Step[]): Promise<Applied[]> {
  const byRepository = [...Map.groupBy(plan, ({ repository }) => repository)];
  return together(byRepository, ([name, steps]) => applyTo(registry, name, steps));
}

async function applyTo(registry: RegistryWriter, name: string, steps: readonly Step[]): Promise<Applied> {
  const done: Step[] = [];
  let made: Repository | undefined;
  const so = (more: Partial<Applied> = {}): Applied => ({ name, done, ...(made && { made }), ...more });
  for (const step of steps) {
    try {
      const outcome = await applyStep(registry, step);
      if (outcome === 'exists') return so({ raced: true });
      done.push(step);
      if (outcome === 'made-before') return so({ raced: true });
      made ??= outcome;
    } catch (error) {
      if (!isActionError(error)) throw error;
      return so({ failure: error });
    }
  }
  return so();
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
