// `npm run tools [-- name...]`: builds what is missing of the real programs that tests run, and says what there is.
// `npm run tools -- --prune` removes what former pins have left.
import { assets, cacheFolder, ToolboxError, tools } from '@iac/toolbox';
import { endWithNpm } from './npm/end-with-npm.ts';
import { buildGoSets, fetchSet } from './tools/build-set.ts';
import { chosen, setsOf, type WantedSet } from './tools/choose.ts';
import { formerFolders, removeFolders } from './tools/former.ts';
import { progressOn, type Progress } from './tools/progress.ts';
import { table } from './tools/table.ts';

endWithNpm();
const from = performance.now();
const words = process.argv.slice(2);
try {
  if (words.includes('--prune')) removeFolders(former());
  else await buildAll(words);
} catch (error) {
  if (!(error instanceof ToolboxError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

async function buildAll(names: readonly string[]): Promise<void> {
  const wanted = chosen(names);
  const progress = progressOn(process.stderr);
  const sets = setsOf(wanted);
  const [fetched, compiled] = [sets.filter(isFetched), sets.filter((set) => !isFetched(set))];
  const results = await Promise.allSettled([buildGoSets(compiled, progress), inTurn(fetched, progress)]);
  progress.clear();
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  console.log(
    `${table(wanted)}\n\nIn ${cacheFolder()}; this took ${((performance.now() - from) / 1000).toFixed(1)} s.`,
  );
  const left = names.length === 0 ? former().length : 0;
  if (left > 0) console.log(`${left} folders there are of other pins: \`npm run tools -- --prune\` removes them.`);
}

function isFetched({ pins }: WantedSet): boolean {
  return pins === 'python' || pins === 'openapi';
}

async function inTurn(sets: readonly WantedSet[], progress: Progress): Promise<void> {
  for (const set of sets) await fetchSet(set, progress);
}

function former(): string[] {
  return formerFolders([...new Set([...tools, ...assets].map(({ pins }) => pins))]);
}
