import type { ActionError } from '@iac/action-kit';
import { keyMatch } from '../plan/conflicts.ts';
import { type Drift, driftOf } from '../plan/drift.ts';
import type { Step } from '../plan.ts';
import type { Preview } from '../preview.ts';
import type { Prepared, Reconciled, Wanted } from '../reconcile.ts';
import type { Asked, Repository, TagMutability } from '../settings.ts';

/** What there is to say of one repository. */
export interface Row {
  readonly name: string;
  /** Whether `steps` are only planned; else they were carried out. */
  readonly planned: boolean;
  readonly steps: readonly Step[];
  /** As it was seen, before the steps; as it was made, if it is new. Absent while it does not exist. */
  readonly repository?: Repository | undefined;
  readonly drift: readonly Drift[];
  /** What could not be compared. */
  readonly unchecked?: string | undefined;
  readonly preview?: Preview | undefined;
  readonly failure?: ActionError | undefined;
}

export function planRows(
  { names, asked }: Wanted,
  { current, plan }: Prepared,
  previews: ReadonlyMap<string, Preview>,
): Row[] {
  const steps = Map.groupBy(plan, ({ repository }) => repository);
  return names.map((name) => ({
    name,
    planned: true,
    steps: steps.get(name) ?? [],
    ...seen(asked, current.get(name)),
    preview: previews.get(name),
  }));
}

export function runRows({ names, asked }: Wanted, { current, applied }: Reconciled): Row[] {
  const byName = new Map(applied.map((one) => [one.name, one]));
  return names.map((name) => {
    const one = byName.get(name);
    const repository = current.get(name) ?? one?.made;
    return { name, planned: false, steps: one?.done ?? [], ...seen(asked, repository), failure: one?.failure };
  });
}

function seen(asked: Asked, repository: Repository | undefined): Pick<Row, 'repository' | 'drift' | 'unchecked'> {
  if (repository === undefined) return { drift: [] };
  return { repository, drift: driftOf(asked, repository), unchecked: uncheckedKey(asked, repository) };
}

function uncheckedKey({ encryption: wanted }: Asked, { encryption: found }: Repository): string | undefined {
  if (wanted?.key === undefined || keyMatch(wanted.key, found.key) !== 'unknown') return undefined;
  return `its key is ${found.key ?? ''}; whether ${wanted.key} stands for it was not checked (give the key's ARN)`;
}

/** Whether this run made it, or would make it. */
export function isCreated({ steps }: Row): boolean {
  return steps.some(({ kind }) => kind === 'create-repository');
}

/** Whether this run wrote anything, or would. */
export function isWritten({ steps }: Row): boolean {
  return steps.length > 0;
}

/** Whether the repository, as this run leaves it, is not as wanted. */
export function hasDrift({ planned, steps, drift, failure }: Row): boolean {
  return drift.length > 0 || failure !== undefined || (planned && steps.length > 0);
}

/** One element of the output `repositories`: the state that this run leaves behind. */
export function repositoryJson(row: Row): object {
  const { name, repository, drift, failure } = row;
  return {
    name,
    exists: repository !== undefined,
    created: isCreated(row),
    changed: isWritten(row),
    ...(repository !== undefined && {
      uri: repository.uri,
      arn: repository.arn,
      registryId: repository.registryId,
      tagMutability: mutabilityAfter(row, repository),
    }),
    drift,
    ...(failure !== undefined && { failure: { reason: failure.code, message: failure.message } }),
  };
}

function mutabilityAfter({ planned, steps }: Row, { tagMutability }: Repository): TagMutability {
  const set = planned ? undefined : steps.find((step) => step.kind === 'set-tag-mutability');
  return set?.to ?? tagMutability;
}
