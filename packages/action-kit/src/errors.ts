/** A place in a file of the caller's workspace, as an annotation shows it. Lines and columns count from 1. */
export interface Location {
  readonly file: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

/** One thing that is wrong, and where. */
export interface Fault {
  readonly problem: string;
  readonly remedy?: string;
  readonly at?: Location;
}

export interface ErrorDetails<Code extends string> extends Fault {
  readonly code: Code;
  readonly remedy: string;
  /** Every single fault, when there are several; each is annotated at its own place. */
  readonly faults?: readonly Fault[];
  readonly cause?: unknown;
}

/** A failure that we know: what happened, what to do about it, and a code from a closed list that scripts can rely on. */
export class ActionError<Code extends string = string> extends Error {
  override readonly name: string = 'ActionError';
  readonly code: Code;
  readonly problem: string;
  readonly remedy: string;
  readonly faults: readonly Fault[];

  constructor(details: ErrorDetails<Code>) {
    super(sentence(details), details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code;
    this.problem = details.problem;
    this.remedy = details.remedy;
    this.faults = details.faults ?? [
      { problem: details.problem, remedy: details.remedy, ...(details.at && { at: details.at }) },
    ];
  }
}

/** A failure that the caller can mend: bad inputs, a bad file, a missing permission. */
export class UserError<Code extends string = string> extends ActionError<Code> {
  override readonly name = 'UserError';
}

/** Whether we know this failure; anything else is a defect of ours. */
export function isActionError(error: unknown): error is ActionError {
  return error instanceof ActionError;
}

function sentence({ problem, remedy, faults = [] }: ErrorDetails<string>): string {
  return [`${problem} ${remedy}`.trim(), ...faults.map((fault) => `- ${faultLine(fault)}`)].join('\n');
}

/** `file:line: problem remedy`, on one line. */
export function faultLine({ problem, remedy, at }: Fault): string {
  const place = at === undefined ? '' : `${at.file}${at.line === undefined ? '' : `:${String(at.line)}`}: `;
  return `${place}${problem}${remedy === undefined ? '' : ` ${remedy}`}`;
}
