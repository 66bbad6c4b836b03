import { z } from 'zod';

const line = z.object({
  level: z.string(),
  msg: z.string(),
  job: z.string().optional(),
  jobID: z.string().optional(),
  jobResult: z.string().optional(),
  stage: z.string().optional(),
  stepID: z.array(z.string()).optional(),
  stepResult: z.string().optional(),
  raw_output: z.boolean().optional(),
  command: z.string().optional(),
  name: z.string().optional(),
  arg: z.string().optional(),
  kvPairs: z.record(z.string(), z.string()).nullish(),
});

/** One line of `act --json`. */
export type Line = z.infer<typeof line>;

export interface ActRun {
  readonly exitCode: number;
  readonly lines: readonly Line[];
  /** As a person sees it: act's messages, masked. Commands in raw form are in `lines` only. */
  readonly text: string;
}

export function readLog(log: string, exitCode: number): ActRun {
  const lines = log
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => line.parse(each.startsWith('{') ? JSON.parse(each) : { level: 'plain', msg: each }));
  return { exitCode, lines, text: lines.map(({ msg }) => msg).join('\n') };
}

/** `success`, `failure`; undefined for a job that did not run. */
export function resultOf({ lines }: ActRun, job: string): string | undefined {
  return lines.find(({ jobID, jobResult }) => jobID === job && jobResult !== undefined)?.jobResult;
}

export interface Step {
  readonly job: string;
  readonly id: string;
}

export interface Annotation {
  readonly level: string;
  readonly message: string;
  readonly [property: string]: string;
}

/** What a step handed over. */
export interface StepRecord {
  readonly result: string | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** What its main script printed and was shown, masked. */
  readonly shown: readonly string[];
}

export function recordOf({ lines }: ActRun, { job, id }: Step): StepRecord {
  const own = lines.filter(({ jobID, stepID, stage }) => jobID === job && stepID?.[0] === id && stage === 'Main');
  const commands = (name: string) => own.filter(({ command }) => command === name);
  return {
    result: own.find(({ stepResult }) => stepResult !== undefined)?.stepResult,
    outputs: Object.fromEntries(commands('set-output').map(({ name = '', arg = '' }) => [name, arg])),
    // As it is shown: `content` is not masked.
    summary: commands('summary')
      .map(({ msg }) => msg.replace(/^.*?Summary - /, ''))
      .join(''),
    annotations: own
      .filter(({ command = '' }) => ['error', 'warning', 'notice'].includes(command))
      .map(({ command = '', kvPairs, arg = '' }) => ({ ...kvPairs, level: command, message: arg })),
    shown: own.filter(({ raw_output }) => raw_output === true).map(({ msg }) => msg.replace(/\r?\n$/, '')),
  };
}
