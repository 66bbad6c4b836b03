import type { JobStatus } from './expressions.ts';
import type { Folders } from './folders.ts';
import type { GithubContext } from './github-context.ts';
import type { Manifest } from './manifest.ts';
import type { Masker } from './masker.ts';
import type { JobOptions, StepSpec } from './options.ts';
import type { ProcessGroups } from './process-groups.ts';
import type { StepOutcome } from './outcome.ts';
import type { StepRecord } from './step-record.ts';

/** A step while the job runs. */
export interface RunningStep {
  readonly spec: StepSpec;
  readonly name: string;
  readonly manifest: Manifest;
  readonly record: StepRecord;
  conclusion: StepOutcome['conclusion'];
  exitCode: number | undefined;
  /** Its pre or main script was started, so its post script is due. */
  started: boolean;
}

/** What the scripts of a job share. */
export interface JobState {
  readonly options: JobOptions;
  readonly github: GithubContext;
  readonly folders: Folders;
  readonly masker: Masker;
  readonly groups: ProcessGroups;
  /** From `env:` of the job and GITHUB_ENV of earlier scripts. */
  readonly env: Map<string, string>;
  /** From GITHUB_PATH of earlier scripts; the last one is first in PATH. */
  readonly path: string[];
  readonly log: string[];
  status: JobStatus;
}
