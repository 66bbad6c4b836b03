/** How long things take, in milliseconds; 0: they are over when somebody next asks. */
export interface Durations {
  /** From CreateChangeSet until the change set is ready. */
  changeSet: number;
  /** An operation (create, update, delete, rollback) takes no less than this as a whole. */
  operation: number;
  /** One resource; a number for all, or by its type. */
  resource: number | ((type: string) => number);
  /** The cleanup after an update takes no less than this. */
  cleanup: number;
}

/** What a test can set; AWS's own figures where they are published (docs: cloudformation-limits.html). */
export interface Settings {
  readonly durations: Durations;
  /** How many items an answer has before it is cut into pages. */
  pageSize: number;
  maximumStacks: number;
  /** Of one stack. */
  maximumChangeSets: number;
}

export function settings(): Settings {
  return {
    durations: { changeSet: 0, operation: 0, resource: 0, cleanup: 0 },
    pageSize: 100,
    maximumStacks: 2000,
    maximumChangeSets: 1000,
  };
}

export function resourceTime({ resource }: Durations, type: string): number {
  return typeof resource === 'number' ? resource : resource(type);
}
