import type { Delays } from './child.ts';
import type { Contexts } from './expressions.ts';
import type { GithubContext } from './github-context.ts';

/** One step of a job: an action and its `with:`. */
export interface StepSpec {
  /** Where the action's action.yml is. */
  readonly folder: string;
  /** As the workflow names it (`owner/repository/path@ref`); default: `./` and the folder's name, a local action. */
  readonly uses?: string;
  /** By which other steps name its outputs. */
  readonly id?: string;
  /** May hold `${{ }}`, as in a workflow. */
  readonly inputs?: Readonly<Record<string, string | number | boolean>>;
  /** Environment variables of this step alone; may hold `${{ }}`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds that its main script may take; no limit when left out. */
  readonly timeout?: number;
}

export interface Surroundings {
  /** The checked-out repository: the scripts' working directory. */
  readonly workspace: string;
  readonly github?: Partial<GithubContext>;
  /** Masked from the start; `${{ secrets.NAME }}` in inputs and env. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** What jobs and steps that are not run here would have left: `needs`, `vars`, `matrix`, further `steps`. */
  readonly contexts?: Contexts;
  /** Holds RUNNER_TEMP and the like and stays; without it there is a new folder that is removed at the end. */
  readonly temp?: string;
  /** Gets each line of the log as it is shown. */
  readonly show?: (line: string) => void;
  /** As a run with debug logging: `##[debug]` lines are shown. */
  readonly debug?: boolean;
  readonly delays?: Partial<Delays>;
}

export interface StepOptions extends StepSpec, Surroundings {}

export interface JobOptions extends Surroundings {
  readonly steps: readonly StepSpec[];
  /** Environment variables of all steps. */
  readonly env?: Readonly<Record<string, string>>;
}
