import { cp, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { runStep, type ShownAnnotation } from '@iac/local/runner';
import { type Case, idOf, type Shown, type Surroundings } from './compared.ts';

/** Runs each case as a step of its own by our runner, after each other in one workspace. */
export async function byOurs(
  cases: readonly Case[],
  { material, secrets, env, github }: Surroundings,
  temp: string,
): Promise<readonly Shown[]> {
  const workspace = await mkdtemp(join(temp, 'workspace-'));
  await cp(material, workspace, { recursive: true });
  const all: Shown[] = [];
  for (const [index, { folder, uses, inputs, ...own }] of cases.entries()) {
    const outcome = await runStep({
      ...{ folder, uses, inputs, workspace, secrets, id: idOf(index) },
      env: { ...env, ...own.env },
      github: { ...github, event: { repository: { name: 'hello' } } },
    });
    const { outputs, summary, log } = outcome;
    // Above: what the runner says of the step. Commands are rendered as ##[...].
    const [, script = ''] = log.split(/^##\[endgroup\]\n/m, 2);
    const lines = script.split('\n').filter((line) => line !== '' && !line.startsWith('##['));
    all.push({
      ...{ result: outcome.conclusion, outputs, summary, lines },
      annotations: outcome.annotations.map(annotation),
    });
  }
  return all;
}

/** With the names that workflow commands have. */
function annotation({ column, ...rest }: ShownAnnotation): Record<string, string> {
  const named = { ...rest, col: column };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
