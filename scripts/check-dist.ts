// `node scripts/check-dist.ts [name...]`: builds every action in a copy of the tree and holds the bytes against actions/*/dist, and the sizes against their budgets.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sizeOf, type Size } from './check-dist/budget.ts';
import { compareFolders } from './check-dist/compare.ts';
import { mustRun } from './process/run.ts';
import { actionNames } from './tree/actions.ts';
import { inCopy } from './tree/copy.ts';
import { root } from './tree/root.ts';

const wanted = process.argv.slice(2);
const names = actionNames(root).filter((name) => wanted.length === 0 || wanted.includes(name));
const dists = names.map((name) => `actions/${name}/dist`);
const sizes = names.map((name) => sizeOf(name, join(root, 'actions', name, 'dist')));

for (const { name, bytes, budget } of sizes) {
  console.log(`${name}: a step executes ${bytes.toLocaleString('en')} of ${budget.toLocaleString('en')} bytes`);
}
const faults = [...(await differences()), ...(await untracked()), ...sizes.flatMap(overBudget)];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function differences(): Promise<string[]> {
  return inCopy(root, async (copy) => {
    for (const dist of dists) rmSync(join(copy, dist), { recursive: true, force: true });
    await mustRun(process.execPath, ['scripts/build.ts', ...names], { cwd: copy });
    const different = dists.flatMap((dist) =>
      compareFolders(join(root, dist), join(copy, dist)).map((fault) => `${dist}/${fault}.`),
    );
    return different.length === 0 ? [] : [...different, 'Run `npm run build` and commit dist/ as it is then.'];
  });
}

/** Files that the build made and nobody added: they would be missing on the runner. */
async function untracked(): Promise<string[]> {
  if (dists.length === 0) return [];
  const list = await mustRun('git', ['ls-files', '-z', '--others', '--', ...dists], { cwd: root });
  const paths = list.split('\0').filter(Boolean);
  return paths.map((path) => `${path} is not in git. Run \`git add ${path}\`.`);
}

function overBudget({ name, bytes, budget }: Size): string[] {
  if (bytes <= budget) return [];
  return [`${name} is over its budget (scripts/check-dist/budgets.json). Find what came in and take it out.`];
}
