import type { JobStatus } from './expressions.ts';

/** An annotation as GitHub shows it beside a commit: masked, its file relative to the workspace. Lines and columns from 1. */
export interface ShownAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

/** What became of a step, its pre and post scripts included. */
export interface StepOutcome {
  readonly conclusion: JobStatus | 'skipped';
  /** Of the main script; undefined when it was not run or a signal ended it. */
  readonly exitCode: number | undefined;
  /** Set by the main script: GitHub does not keep those of pre and post. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What it set for later steps. */
  readonly env: Readonly<Record<string, string>>;
  /** Folders put in front of PATH, the last one first in it. */
  readonly path: readonly string[];
  readonly state: Readonly<Record<string, string>>;
  /** Markdown, masked; '' when it wrote none or more than GitHub takes. */
  readonly summary: string;
  readonly annotations: readonly ShownAnnotation[];
  /** Annotations over GitHub's ten of a level. */
  readonly dropped: number;
  /** As shown: masked, commands rendered. */
  readonly log: string;
  /** What the scripts printed, with secrets: for tests that ask what would leak without the masks. */
  readonly raw: string;
}

export interface JobOutcome {
  readonly conclusion: JobStatus;
  /** One for each step, in their order. */
  readonly steps: readonly StepOutcome[];
  readonly log: string;
}
