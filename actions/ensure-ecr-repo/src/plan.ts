import type { Json } from './boundary.ts';
import { sameMutability } from './plan/compare.ts';
import { sameLifecyclePolicy } from './policies/lifecycle-policy.ts';
import { sameRepositoryPolicy } from './policies/repository-policy.ts';
import { type Asked, defaults, type Encryption, type Repository, type TagMutability, type Tags } from './settings.ts';

/** All that can be said when a repository is made; what is missing here (policies) comes in steps of its own. */
export interface NewRepository {
  readonly tagMutability: TagMutability;
  readonly scanOnPush: boolean;
  /** Absent: ECR's default, AES256. */
  readonly encryption?: Encryption;
  readonly tags?: Tags;
}

export type Step = { readonly repository: string } & (
  | { readonly kind: 'create-repository'; readonly settings: NewRepository }
  | { readonly kind: 'set-tag-mutability'; readonly from: TagMutability; readonly to: TagMutability }
  | { readonly kind: 'set-scan-on-push'; readonly from: boolean; readonly to: boolean }
  | { readonly kind: 'put-lifecycle-policy'; readonly from: Json; readonly to: Json }
  | { readonly kind: 'set-repository-policy'; readonly from: Json; readonly to: Json }
  | { readonly kind: 'tag-repository'; readonly arn: string; readonly from: Tags; readonly to: Tags }
);

/** The fewest steps from what is there to what is asked for; none when nothing differs. Steps of one repository follow each other. */
export function planRepositories(
  names: readonly string[],
  asked: Asked,
  current: ReadonlyMap<string, Repository>,
): Step[] {
  return names.flatMap((name) => {
    const repository = current.get(name);
    return repository === undefined ? creation(name, asked) : changes(repository, asked);
  });
}

function creation(repository: string, asked: Asked): Step[] {
  const { encryption, tags } = asked;
  const settings = {
    tagMutability: asked.tagMutability ?? defaults.tagMutability,
    scanOnPush: asked.scanOnPush ?? defaults.scanOnPush,
    ...(encryption && { encryption }),
    ...(tags && { tags }),
  };
  return [{ kind: 'create-repository', repository, settings }, ...policyChanges({ name: repository }, asked)];
}

function changes(repository: Repository, asked: Asked): Step[] {
  const { name, arn, tagMutability: mutability, scanOnPush: scan, tags = {} } = repository;
  const steps: Step[] = [];
  if (asked.tagMutability !== undefined && !sameMutability(mutability, asked.tagMutability))
    steps.push({ kind: 'set-tag-mutability', repository: name, from: mutability, to: asked.tagMutability });
  if (asked.scanOnPush !== undefined && scan !== asked.scanOnPush)
    steps.push({ kind: 'set-scan-on-push', repository: name, from: scan, to: asked.scanOnPush });
  steps.push(...policyChanges(repository, asked));
  // Only the caller's own keys are compared, so that nobody else's tag is touched.
  const to = Object.fromEntries(Object.entries(asked.tags ?? {}).filter(([key, value]) => tags[key] !== value));
  const from = Object.fromEntries(Object.entries(tags).filter(([key]) => Object.hasOwn(to, key)));
  if (Object.keys(to).length > 0) steps.push({ kind: 'tag-repository', repository: name, arn, from, to });
  return steps;
}

type Policies = Pick<Repository, 'name' | 'lifecyclePolicy' | 'repositoryPolicy'>;

function policyChanges({ name, lifecyclePolicy, repositoryPolicy }: Policies, asked: Asked): Step[] {
  const steps: Step[] = [];
  const { lifecyclePolicy: rules, repositoryPolicy: access } = asked;
  if (rules !== undefined && (lifecyclePolicy === undefined || !sameLifecyclePolicy(lifecyclePolicy, rules)))
    steps.push({ kind: 'put-lifecycle-policy', repository: name, from: lifecyclePolicy ?? null, to: rules });
  if (access !== undefined && (repositoryPolicy === undefined || !sameRepositoryPolicy(repositoryPolicy, access)))
    steps.push({ kind: 'set-repository-policy', repository: name, from: repositoryPolicy ?? null, to: access });
  return steps;
}
