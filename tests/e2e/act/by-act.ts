import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '@iac/command';
import { stringify } from 'yaml';
import { type Case, idOf, type Shown, type Surroundings } from './compared.ts';
import { type ActRun, recordOf } from './read-log.ts';
import { runAct } from './run-act.ts';

/** Runs all cases as steps of one job by act; one that fails does not stop the next. */
export async function byAct(
  cases: readonly Case[],
  { material, secrets, env, github }: Surroundings,
  temp: string,
): Promise<{ readonly shown: readonly Shown[]; readonly run: ActRun }> {
  const repository = join(temp, 'repository');
  const workflow = join(repository, '.github/workflows/compare.yaml');
  await mkdir(join(repository, '.github/workflows'), { recursive: true });
  await writeFile(workflow, stringify(workflowOf(cases, material)));
  await commit(repository);
  const variables = Object.entries(github).map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value] as const);
  const run = await runAct({
    ...{ temp, repository, workflow, secrets, event: 'push', vars: {}, programs: temp },
    payload: { ref: 'refs/heads/main', repository: { name: 'hello' } },
    env: { ...env, ...Object.fromEntries(variables) },
    actions: new Map(cases.flatMap(({ uses, folder }) => localRepository(uses, folder))),
  });
  const shown = cases.map((_, index) => shownOf(run, idOf(index)));
  return { shown, run };
}

function workflowOf(cases: readonly Case[], material: string): object {
  const steps = cases.map(({ name, uses, inputs, env = {} }, index) => ({
    ...{ id: idOf(index), name, uses, env, with: inputs, 'continue-on-error': true },
  }));
  const furnish = { run: `cp -R '${material}/.' .` };
  return { on: 'push', jobs: { compare: { 'runs-on': 'ubuntu-latest', steps: [furnish, ...steps] } } };
}

/** The folder of the repository that holds the action; none for `./`. */
function localRepository(uses: string, folder: string): readonly [string, string][] {
  const [, repository, path = '', ref] = /^([^./][^/]*\/[^/@]+)\/?([^@]*)@(.+)$/.exec(uses) ?? [];
  if (repository === undefined || ref === undefined) return [];
  return [[`${repository}@${ref}`, path === '' ? folder : folder.slice(0, -path.length - 1)]];
}

function shownOf(run: ActRun, id: string): Shown {
  const { result = 'none', outputs, summary, annotations, shown } = recordOf(run, { job: 'compare', id });
  return { result, outputs, summary, annotations, lines: shown.filter((line) => line !== '') };
}

/** act takes the commit of the run from a repository. */
export async function commit(cwd: string): Promise<void> {
  const env = { PATH: process.env['PATH'], HOME: cwd, GIT_CONFIG_NOSYSTEM: '1' };
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  await runCommand({ file: 'git', args: ['init', '--quiet', '--initial-branch', 'main'], cwd, env });
  await runCommand({ file: 'git', args: ['add', '--all'], cwd, env });
  await runCommand({ file: 'git', args: [...who, 'commit', '--quiet', '--message', 'Compare'], cwd, env });
}
