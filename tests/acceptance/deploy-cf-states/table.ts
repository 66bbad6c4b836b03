import type { StackSettings } from '@iac/local/aws';

export type Status = NonNullable<StackSettings['status']>;

/** What becomes of a stack whose template differs. */
export interface Row {
  readonly status: Status;
  /** How what is under way ends. */
  readonly end?: Status;
  readonly plan: string;
  /** With on-busy and on-rollback-complete: fail. */
  readonly fail: string;
  /** With on-busy: wait and on-rollback-complete: recreate. */
  readonly goOn: string;
}

const settled = { plan: 'would be updated', fail: 'updated', goOn: 'updated' };
const absent = { plan: 'would be created', fail: 'created', goOn: 'created' };
export const underWay = { plan: 'would be updated', fail: 'failed', goOn: 'updated' };
const failed = { plan: 'failed', fail: 'failed', goOn: 'failed' };
const broken = { ...failed, goOn: 'created' };

const rows = [
  { status: 'CREATE_IN_PROGRESS', end: 'CREATE_COMPLETE', ...underWay },
  { status: 'CREATE_FAILED', ...settled, goOn: 'created' },
  { status: 'CREATE_COMPLETE', ...settled },
  { status: 'ROLLBACK_IN_PROGRESS', end: 'ROLLBACK_COMPLETE', ...underWay, goOn: 'created' },
  { status: 'ROLLBACK_FAILED', ...broken },
  { status: 'ROLLBACK_COMPLETE', ...broken },
  { status: 'DELETE_IN_PROGRESS', end: 'DELETE_COMPLETE', ...underWay, goOn: 'created' },
  { status: 'DELETE_FAILED', ...failed },
  { status: 'DELETE_COMPLETE', ...absent },
  { status: 'UPDATE_IN_PROGRESS', end: 'UPDATE_COMPLETE', ...underWay },
  { status: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', end: 'UPDATE_COMPLETE', ...underWay },
  { status: 'UPDATE_COMPLETE', ...settled },
  { status: 'UPDATE_FAILED', ...settled },
  { status: 'UPDATE_ROLLBACK_IN_PROGRESS', end: 'UPDATE_ROLLBACK_COMPLETE', ...underWay },
  { status: 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', end: 'UPDATE_ROLLBACK_COMPLETE', ...underWay },
  { status: 'UPDATE_ROLLBACK_COMPLETE', ...settled },
  { status: 'REVIEW_IN_PROGRESS', ...absent },
  { status: 'IMPORT_IN_PROGRESS', end: 'IMPORT_COMPLETE', ...underWay },
  { status: 'IMPORT_COMPLETE', ...settled },
  { status: 'IMPORT_ROLLBACK_IN_PROGRESS', end: 'IMPORT_ROLLBACK_COMPLETE', ...underWay },
  { status: 'IMPORT_ROLLBACK_FAILED', ...failed },
  { status: 'IMPORT_ROLLBACK_COMPLETE', ...settled },
] as const satisfies readonly Row[];

// A stack gets into UPDATE_ROLLBACK_FAILED by an update only: it has a test of its own. A state that is forgotten does not compile.
type Known = (typeof rows)[number]['status'] | 'UPDATE_ROLLBACK_FAILED';
true satisfies [Exclude<Status, Known>] extends [never] ? true : false;

/** What becomes of a stack in each state, by policy. */
export const table: readonly Row[] = rows;
