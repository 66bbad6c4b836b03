import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { atExit } from './at-exit.ts';

/** The folders of one job. */
export interface Folders {
  /** Of the caller: the checked-out repository. */
  readonly workspace: string;
  /** RUNNER_TEMP */
  readonly temp: string;
  /** RUNNER_TOOL_CACHE */
  readonly tools: string;
  readonly home: string;
  readonly eventPath: string;
  readonly remove: () => Promise<void>;
}

/** Makes the folders below `root`, or below a new one that `remove` takes away again; also when this process exits first. */
export async function makeFolders(workspace: string, root: string | undefined): Promise<Folders> {
  const own = root ?? (await mkdtemp(join(tmpdir(), 'iac-runner-')));
  const forget = root === undefined ? atExit(() => rmSync(own, { recursive: true, force: true })) : undefined;
  const temp = join(own, '_temp');
  const folders = { workspace, temp, tools: join(own, '_tool'), home: join(own, 'home') };
  for (const folder of [folders.temp, folders.tools, folders.home]) await mkdir(folder, { recursive: true });
  return {
    ...folders,
    eventPath: join(temp, '_github_workflow', 'event.json'),
    remove: async () => {
      if (forget === undefined) return;
      // A process that was killed a moment ago may still be writing.
      await rm(own, { recursive: true, force: true, maxRetries: 5 });
      forget();
    },
  };
}

export async function writeEvent({ eventPath }: Folders, event: object): Promise<void> {
  await mkdir(dirname(eventPath), { recursive: true });
  await writeFile(eventPath, JSON.stringify(event, undefined, 2));
}
