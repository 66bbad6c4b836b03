import { cpSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtFolder, pinsFolder, placeOf, type Asset, type Tool } from '@iac/toolbox';
import type { WantedSet } from './choose.ts';
import { goEnvironment, moduleFolder } from './go.ts';
import { emptyLog, logRun } from './log-run.ts';
import type { Progress } from './progress.ts';
import { keepRecord } from './record.ts';
import { sizeOf } from './size.ts';
import { versionOf } from './version.ts';

/** Builds programs one after another (the compiler uses all cores itself) and copies what their modules bring along. */
export async function buildGoSet({ tools, assets }: WantedSet, caches: string, progress: Progress): Promise<void> {
  for (const tool of tools) await buildTool(tool, caches, progress);
  for (const asset of assets) await copyAsset(asset, caches, progress);
}

async function buildTool(tool: Tool, caches: string, progress: Progress): Promise<void> {
  const from = performance.now();
  const title = `${tool.name} ${versionOf(tool)}`;
  const seconds = () => Math.round((performance.now() - from) / 100) / 10;
  const log = join(builtFolder(tool.pins), 'logs', `${tool.name}.log`);
  emptyLog(log);
  const go = (args: string[], onLine: (line: string) => void) =>
    logRun({ file: 'go', args, cwd: pinsFolder(tool.pins), env: goEnvironment(caches), log, onLine });

  const listed = await go(['list', '-deps', ...tags(tool), tool.source], (line) => {
    if (line.startsWith('go: downloading ')) progress.show(`${title}: fetching`, `${line.slice(16)} (${seconds()} s)`);
  });
  const packages = listed.trim().split('\n').length;
  let compiled = 0;
  const place = placeOf(tool, 'bin');
  const partial = `${place}.${process.pid}`;
  mkdirSync(dirname(place), { recursive: true });
  const tick = setInterval(
    () => progress.show(`${title}: compiling`, `${compiled} of at most ${packages} packages (${seconds()} s)`),
    500,
  );
  try {
    await go(
      ['build', '-v', ...tags(tool), '-ldflags', linkerFlags(tool), '-o', partial, tool.source],
      () => compiled++,
    );
  } finally {
    clearInterval(tick);
  }
  renameSync(partial, place);
  const { size } = statSync(place);
  keepRecord(tool, { seconds: seconds(), bytes: size });
  progress.say(`${title}: built in ${seconds()} s`);
}

const tags = ({ tags: names }: Tool): string[] => (names === undefined ? [] : ['-tags', names]);

/** PURE: no symbol tables, and the version that the program says of itself. */
function linkerFlags(tool: Tool): string {
  const version = versionOf(tool);
  const [major, minor] = version.split('.');
  const values = { v: `v${version}`, n: version, major, minor };
  const stamps = Object.entries(tool.stamp ?? {}).map(([variable, part]) => `-X ${variable}=${values[part]}`);
  return ['-s', '-w', ...stamps].join(' ');
}

async function copyAsset(asset: Asset, caches: string, progress: Progress): Promise<void> {
  const from = performance.now();
  progress.show(`${asset.name}: copying`);
  const place = placeOf(asset, 'assets');
  rmSync(place, { recursive: true, force: true });
  for (const part of asset.parts) {
    const folder = await moduleFolder(asset.pins, part.module, caches);
    cpSync(join(folder, part.from), join(place, part.to), { recursive: true });
  }
  keepRecord(asset, { seconds: Math.round((performance.now() - from) / 100) / 10, bytes: sizeOf(place) });
}
