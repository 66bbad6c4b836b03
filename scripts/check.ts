// `npm run check [-- name...] [--without name]`: everything that must hold before a change is merged. Output is shown of what failed only.
import { parseArgs } from 'node:util';
import { runSteps, type Outcome } from './check/run-steps.ts';
import { type Step, steps } from './check/steps.ts';
import { root } from './tree/root.ts';

const { positionals: wanted, values } = parseArgs({
  allowPositionals: true,
  options: { without: { type: 'string', multiple: true, default: [] } },
});
const isCalled = ({ name }: Step, parts: readonly string[]): boolean => parts.some((part) => name.includes(part));
const chosen = steps.filter(
  (step) => (wanted.length === 0 || isCalled(step, wanted)) && !isCalled(step, values.without),
);
if (chosen.length === 0) {
  console.error(`No step is called so. There are: ${steps.map(({ name }) => name).join('; ')}.`);
  process.exit(1);
}

const outcomes = await runSteps(root, chosen, ({ passed, seconds, step, output }) => {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${seconds.toFixed(1).padStart(6)} s  ${step.name}`);
  if (step.tells) for (const [line] of output.matchAll(step.tells)) console.log(`                  ${line}`);
});
const failed = outcomes.filter(({ passed }) => !passed);
for (const outcome of failed) show(outcome);
console.log(`\n${outcomes.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;

function show({ step, output }: Outcome): void {
  console.log(`\n--- ${step.name}: ${[step.command, ...step.args].join(' ')}\n${output.trimEnd()}`);
}
