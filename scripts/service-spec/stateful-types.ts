import type { Resource } from '@aws-cdk/service-spec-types';
import { generated } from './generated.ts';

/** Properties by which AWS lets its users keep what a resource holds, or which say what becomes of it. */
const keeps =
  /^((Deletion|Delete|Termination)Protection(Enabled)?|DeletionProtected|EmptyOnDelete|FinalSnapshotName|PendingWindowInDays|PointInTimeRecoveryEnabled|RetentionProperties|DataRetentionInHours|BackupRetention(Period|Policy)?|MinRetentionDays)$/;

/** The types whose loss cannot be made good by deploying again. */
export function statefulTypes(types: readonly Resource[]): string {
  const stateful = types
    .filter((type) => type.isStateful === true || Object.keys(type.properties).some((name) => keeps.test(name)))
    .map(({ cloudFormationType }) => cloudFormationType);
  return generated({
    comment:
      'Types that hold what cannot be made again: marked stateful, or with a property that guards or keeps what they hold.',
    declaration: `export const statefulTypes: ReadonlySet<string> = new Set(${JSON.stringify(stateful)});`,
  });
}
