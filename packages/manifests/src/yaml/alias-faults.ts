import { isDeepStrictEqual } from 'node:util';
import { type Alias, type Document, isAlias } from 'yaml';
import type { Obstacle } from './draft.ts';
import { dataAt } from './data.ts';
import { startOf } from './layout.ts';
import { formatPath, type Path } from './path.ts';
import { nodesOf } from './walk.ts';

interface Change {
  readonly before: unknown;
  readonly wanted: unknown;
}

/** Aliases that a change would have to tear from their anchor: either the value behind `&a` changes and `*a` should not, or the reverse. */
export function aliasObstacles(document: Document.Parsed, change: Change): Obstacle[] {
  const found = [...nodesOf(document)];
  return found.flatMap(({ node, path }) => {
    if (!isAlias(node)) return [];
    const target = node.resolve(document);
    const source = found.find((each) => each.node === target)?.path;
    if (source === undefined || stays(path, source, change)) return [];
    return [obstacle(node, path, source)];
  });
}

function stays(path: Path, source: Path, { before, wanted }: Change): boolean {
  const value = dataAt(wanted, source);
  // What a merge key takes in has no path of its own: then the anchor's value must not change at all.
  const merged = path.includes('<<');
  return isDeepStrictEqual(value, merged ? dataAt(before, source) : dataAt(wanted, path));
}

function obstacle(alias: Alias, path: Path, source: Path): Obstacle {
  return {
    offset: startOf(alias),
    problem: `${formatPath(path)} is the alias *${alias.source}: it can only change together with ${formatPath(source)}.`,
    remedy: 'Write the value out instead of the alias.',
  };
}
