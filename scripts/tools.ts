// `npm run tools [-- name...]`: builds what is missing of the real programs that tests run, and says what there is.
import { cacheFolder, ToolboxError } from '@iac/toolbox';
import { buildSet } from './tools/build-set.ts';
import { chosen, setsOf } from './tools/choose.ts';
import { progressOn } from './tools/progress.ts';
import { table } from './tools/table.ts';

const from = performance.now();
try {
  const wanted = chosen(process.argv.slice(2));
  const progress = progressOn(process.stderr);
  for (const set of setsOf(wanted)) await buildSet(set, progress);
  progress.clear();
  console.log(table(wanted));
  console.log(`\nIn ${cacheFolder()}; this took ${((performance.now() - from) / 1000).toFixed(1)} s.`);
} catch (error) {
  if (!(error instanceof ToolboxError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
