// `npm run build [-- name...]`: bundles actions/<name>/src into actions/<name>/dist, all of them when no name is given.
import { bundle, type Built } from './build/bundle.ts';
import { atOnce } from './process/at-once.ts';
import { actionNames } from './tree/actions.ts';
import { root } from './tree/root.ts';

const all = actionNames(root);
const names = process.argv.length > 2 ? process.argv.slice(2) : all;
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(
    `No such action: ${unknown.join(', ')}. An action is a folder of actions/ with a src/main.ts: ${all.join(', ')}.`,
  );
  process.exit(1);
}
await atOnce(names, async (name) => console.log(line(await bundle(root, name))));

function line({ name, seconds, files }: Built): string {
  const list = [...files].map(([path, bytes]) => `${path} ${bytes.toLocaleString('en')}`);
  return `${name}: ${list.join(', ')} bytes, in ${seconds.toFixed(1)} s`;
}
