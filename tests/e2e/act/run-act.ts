import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDaemon, toolPath } from '@iac/toolbox';
import { stringify } from 'yaml';
import { type ActRun, readLog } from './read-log.ts';

type Texts = Readonly<Record<string, string>>;

export interface ActOptions {
  /** A folder of act's own, which is left for the caller to remove. */
  readonly temp: string;
  /** The repository whose workflow runs: a clone, at the commit of the run. */
  readonly repository: string;
  /** The workflow's file. */
  readonly workflow: string;
  readonly event: string;
  readonly payload: unknown;
  /** In the environment of every step; GITHUB_* set the github context. */
  readonly env: Texts;
  readonly secrets: Texts;
  readonly vars: Texts;
  /** Which folder is which action: `owner/name@ref`. */
  readonly actions: ReadonlyMap<string, string>;
  /** Put in front of PATH. */
  readonly programs: string;
}

/**
 * Runs one event of a workflow under nektos/act in host mode, with nothing fetched. Resolves when act has ended, well or
 * not. act ends with this process, however that ends.
 */
export async function runAct(options: ActOptions): Promise<ActRun> {
  const { temp, repository, workflow, event, env, secrets, vars, actions, programs } = options;
  const folder = await mkdtemp(join(temp, 'act-'));
  const file = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const log = join(folder, 'act.log');
  await mkdir(join(folder, 'home'));
  const act = startDaemon({
    file: toolPath('act'),
    args: [
      ...[event, '--json', '--directory', repository, '--workflows', workflow],
      ...['--eventpath', await file('event.json', JSON.stringify(options.payload))],
      ...['--env-file', await file('env.yaml', stringify(env)), '--input-file', await file('inputs.yaml', '{}')],
      ...['--secret-file', await file('secrets.yaml', stringify(secrets))],
      ...['--var-file', await file('vars.yaml', stringify(vars))],
      ...['--platform', 'ubuntu-latest=-self-hosted', '--container-daemon-socket', '-', '--no-cache-server', '--rm'],
      ...['--no-skip-checkout', '--action-offline-mode', '--action-cache-path', join(folder, 'cache')],
      ...[...actions].flatMap(([uses, from]) => ['--local-repository', `${uses}=${from}`]),
    ],
    cwd: folder,
    env: { PATH: `${programs}:${process.env['PATH'] ?? ''}`, HOME: join(folder, 'home'), LANG: 'C.UTF-8' },
    log,
  });
  const { exitCode } = await act.ended;
  const run = readLog(await readFile(log, 'utf8'), exitCode);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return run;
}
