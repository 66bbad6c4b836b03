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

/**
 * Builds programs one after another (the compiler uses all cores itself) and copies what their modules bring along. The sources of
 * the next ones are fetched meanwhile.
 */
export async function compileGo(sets: readonly WantedSet[], caches: string, progress: Progress): Promise<void> {
  const shop: Shop = { caches, progress };
  const packages = fetchAhead(
    sets.flatMap(({ tools }) => tools),
    shop,
  );
  for (const { tools, assets } of sets) {
    for (const tool of tools) await buildTool(tool, (await packages.get(tool)) ?? 0, shop);
    for (const asset of assets) await copyAsset(asset, shop);
  }
}

interface Shop {
  readonly caches: string;
  readonly progress: Progress;
}

/** Fetches the sources of each, in this order; how many packages they are. One that fails is told of when its turn to be built has come. */
function fetchAhead(tools: readonly Tool[], shop: Shop): ReadonlyMap<Tool, Promise<number>> {
  let before: Promise<unknown> = Promise.resolve();
  return new Map(
    tools.map((tool) => {
      const fetched = before.then(() => fetchSources(tool, shop));
      fetched.catch(() => undefined);
      before = fetched;
      return [tool, fetched];
    }),
  );
}

async function fetchSources(tool: Tool, shop: Shop): Promise<number> {
  emptyLog(logOf(tool));
  const seconds = clock();
  const listed = await go(tool, shop)(['list', '-deps', ...tags(tool), tool.source], (line) => {
    const [, module] = /^go: downloading (.*)/.exec(line) ?? [];
    if (module !== undefined) shop.progress.show(`${titleOf(tool)}: fetching`, `${module} (${seconds()} s)`);
  });
  return listed.trim().split('\n').length;
}

function go(tool: Tool, { caches }: Shop) {
  const where = { cwd: pinsFolder(tool.pins), env: goEnvironment(caches), log: logOf(tool) };
  return (args: string[], onLine: (line: string) => void) => logRun({ file: 'go', args, ...where, onLine });
}

async function buildTool(tool: Tool, packages: number, shop: Shop): Promise<void> {
  const { progress } = shop;
  const seconds = clock();
  const title = titleOf(tool);
  let compiled = 0;
  const place = placeOf(tool, 'bin');
  const partial = `${place}.${process.pid}`;
  mkdirSync(dirname(place), { recursive: true });
  const tick = setInterval(
    () => progress.show(`${title}: compiling`, `${compiled} of at most ${packages} packages (${seconds()} s)`),
    500,
  );
  try {
    await go(tool, shop)(
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

const titleOf = (tool: Tool): string => `${tool.name} ${versionOf(tool)}`;
const logOf = ({ name, pins }: Tool): string => join(builtFolder(pins), 'logs', `${name}.log`);
const tags = ({ tags: names }: Tool): string[] => (names === undefined ? [] : ['-tags', names]);

/** PURE: no symbol tables, and the version that the program says of itself. */
function linkerFlags(tool: Tool): string {
  const version = versionOf(tool);
  const [major, minor] = version.split('.');
  const values = { v: `v${version}`, n: version, major, minor };
  const stamps = Object.entries(tool.stamp ?? {}).map(([variable, part]) => `-X ${variable}=${values[part]}`);
  return ['-s', '-w', ...stamps].join(' ');
}

async function copyAsset(asset: Asset, { caches, progress }: Shop): Promise<void> {
  const seconds = clock();
  progress.show(`${asset.name}: copying`);
  const place = placeOf(asset, 'assets');
  rmSync(place, { recursive: true, force: true });
  for (const part of asset.parts) {
    const folder = await moduleFolder(asset.pins, part.module, caches);
    cpSync(join(folder, part.from), join(place, part.to), { recursive: true });
  }
  keepRecord(asset, { seconds: seconds(), bytes: sizeOf(place) });
}

/** Seconds since now, to a tenth. */
function clock(): () => number {
  const from = performance.now();
  return () => Math.round((performance.now() - from) / 100) / 10;
}
