import { fileURLToPath } from 'node:url';
import { runStep, type StepOptions, type StepOutcome } from '../../src/runner/index.ts';

export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
}

/** Runs JavaScript as an action's main script; it sees `fs` and `env`. */
export function runScript(script: string, options: Partial<StepOptions> = {}): Promise<StepOutcome> {
  const { inputs, ...others } = options;
  return runStep({ folder: fixture('script'), workspace: fixture('.'), inputs: { script, ...inputs }, ...others });
}

/** What the script printed as JSON in its last line. */
export function lastJson({ raw }: StepOutcome): unknown {
  return JSON.parse(raw.trimEnd().split('\n').at(-1) ?? '');
}
