// `npm run new-action -- verb-noun`: a complete small action that passes every check, to be changed into the one that is wanted.
import { bundle } from './build/bundle.ts';
import { fillReadmes } from './docs/readmes.ts';
import { linkWorkspace, nameFault, writeAction } from './new-action/write.ts';
import { mustRun } from './process/run.ts';
import { root } from './tree/root.ts';

const [name = ''] = process.argv.slice(2);
const fault = nameFault(root, name);
if (fault !== undefined) {
  console.error(`${fault}\nUsage: npm run new-action -- verb-noun`);
  process.exit(1);
}

writeAction(root, name);
linkWorkspace(root, name);
await mustRun('npm', ['install', '--package-lock-only', '--offline', '--ignore-scripts'], { cwd: root });
for (const gap of await fillReadmes(root, { check: false })) console.error(gap);
await bundle(root, name);
console.log(`actions/${name} is there, with its tests, its documents and its dist/.
Next: say in action.yml what it is for, then read src/run.ts and change from there.
It needs nothing else: lint, tests, build and documents find it by its folder.`);
