import { type ActionError, faultLine, isActionError } from './errors.ts';
import type { Annotation, Result } from './result.ts';

/** PURE: what is shown of an error. A known one says what to do; anything else is our bug and says so. */
export function failureOf(error: unknown): Result {
  return isActionError(error) ? known(error) : bug(error);
}

function known(error: ActionError): Result {
  return {
    outputs: { outcome: 'failed', reason: error.code },
    summary: [`### ❌ ${error.problem}`, '', error.remedy, '', ...details(error)].join('\n'),
    annotations: error.faults.map(({ problem, remedy, at }): Annotation => ({
      level: 'error',
      message: remedy === undefined ? problem : `${problem} ${remedy}`,
      ...(at && { at }),
    })),
    failure: error.message,
  };
}

function details(error: ActionError): string[] {
  const [first] = error.faults;
  if (error.faults.length === 1 && first?.problem === error.problem)
    return first.at ? [`at \`${faultPlace(first.at)}\``, ''] : [];
  return [...error.faults.map((fault) => `- ${faultLine(fault)}`), ''];
}

function faultPlace({ file, line }: { readonly file: string; readonly line?: number }): string {
  return line === undefined ? file : `${file}:${String(line)}`;
}

function bug(error: unknown): Result {
  const message = error instanceof Error ? error.message : String(error);
  const text = `This is a defect of the action, not of your workflow: ${message}`;
  return {
    outputs: { outcome: 'failed', reason: 'internal-error' },
    summary: `### ❌ ${text}\n\nPlease report it with the step's log, which holds the stack.\n`,
    annotations: [{ level: 'error', message: text }],
    failure: text,
  };
}
