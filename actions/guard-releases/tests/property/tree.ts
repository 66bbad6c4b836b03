import type { Random } from './random.ts';

export interface File {
  readonly mode: '100644' | '100755' | '120000';
  readonly content: string;
}

/** A commit's files by path; never changed in place. */
export type Tree = ReadonlyMap<string, File>;

const outside = ['src/app.ts', 'src/deep/down/lib.ts', 'docs/guide.md', 'package.json', 'charts/api/values.yaml'];
const documents = [
  'releases/README.md',
  'releases/NOTES.MD',
  'releases/staging/guide.md',
  'releases/staging/old/plan.Md',
];
const releases = [
  'releases/staging/api.yaml',
  'releases/staging/ui.yaml',
  'releases/production/api.yaml',
  'releases/production/eu/ui.yaml',
  'releases/staging/guide.md.yaml',
  'releases/md',
];

/** Most of the known paths, with the first of their contents. */
export function firstTree(random: Random): Tree {
  const paths = [...outside, ...documents, ...releases].filter(() => random.chance(0.8));
  return new Map([...paths, 'src/index.ts', 'releases/production/web.yaml'].map((path) => [path, regular(random)]));
}

/** One commit's worth of edits; `evil` of them reach into releases for more than documents. */
export function edited(tree: Tree, random: Random, evil: number): Tree {
  const files = new Map(tree);
  for (let edits = 1 + random.below(3); edits > 0; edits -= 1) edit(files, random, pathFor(random, evil));
  return files;
}

function pathFor(random: Random, evil: number): string {
  if (random.chance(evil)) return random.pick(releases);
  return random.pick(random.chance(0.65) ? outside : documents);
}

function edit(files: Map<string, File>, random: Random, path: string): void {
  const file = files.get(path);
  const kind = random.below(10);
  if (file === undefined || kind < 5) put(files, path, regular(random));
  else if (kind === 5) files.delete(path);
  else if (kind === 6) put(files, path, { ...file, mode: file.mode === '100644' ? '100755' : '100644' });
  else if (kind === 7) put(files, path, { mode: '120000', content: random.pick(['../README.md', 'api.yaml']) });
  else {
    files.delete(path);
    put(files, renamed(path, random), file);
  }
}

/** Mostly within what it was in; a letter more, another suffix, or another folder. */
function renamed(path: string, random: Random): string {
  if (random.chance(0.1)) return random.pick([...outside, ...documents, ...releases]);
  return random.chance(0.3)
    ? path.replace(/(\.\w+)?$/, random.pick(['.md', '.MD', '.bak']))
    : path.replace(/(\w+)$/, '$1x');
}

/** A path cannot be a file and a folder at once. */
function put(files: Map<string, File>, path: string, file: File): void {
  for (const other of [...files.keys()])
    if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`)) files.delete(other);
  files.set(path, file);
}

/** Lines of which a merge may take some from each side. */
function regular(random: Random): File {
  const lines = ['head', 'a', 'b', 'c', 'd', 'e', 'f', 'g'].map(
    (line, at) => `${line}: ${at % 4 === 0 ? random.below(3) : 0}`,
  );
  return { mode: random.chance(0.9) ? '100644' : '100755', content: `${lines.join('\n')}\n` };
}

/** As a merge by hand may come out: each path from one of the sides, or put back to what it was before both. */
export function mixed({ base, ours, theirs }: Sides, random: Random, evil: number): Tree {
  const files = new Map<string, File>();
  for (const path of new Set([...ours.keys(), ...theirs.keys(), ...base.keys()])) {
    const [before, our, their] = [base.get(path), ours.get(path), theirs.get(path)];
    const plain = same(our, before) ? their : our;
    const taken = random.chance(evil) ? random.pick([{ file: before }, { file: our }, { file: their }]).file : plain;
    if (taken !== undefined) put(files, path, taken);
  }
  return files;
}

interface Sides {
  readonly base: Tree;
  readonly ours: Tree;
  readonly theirs: Tree;
}

function same(a: File | undefined, b: File | undefined): boolean {
  return a?.mode === b?.mode && a?.content === b?.content;
}
