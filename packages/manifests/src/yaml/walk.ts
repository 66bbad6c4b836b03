import { type Document, type Node, type Pair, isCollection, isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import type { Path } from './path.ts';

/** A value of a document and where it stands. `within` is the pair whose value it is. */
export interface Found {
  readonly path: Path;
  readonly node: Node;
  readonly within?: Pair;
}

/** Every value, parents first; what an alias stands for is not entered. */
export function* nodesOf({ contents }: Document.Parsed): Generator<Found> {
  if (contents !== null) yield* walk({ path: [], node: contents });
}

function* walk(found: Found): Generator<Found> {
  yield found;
  const { path, node } = found;
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries())
      if (isNode(item)) yield* walk({ path: [...path, index], node: item });
  } else if (isMap(node)) {
    for (const within of node.items)
      if (isPair(within) && isNode(within.value))
        yield* walk({ path: [...path, keyText(within)], node: within.value, within });
  }
}

/** A key as the read data has it; `<<` for a merge key, which the library reads as a symbol. */
export function keyText({ key }: Pair): string {
  if (!isScalar(key)) return String(key);
  return typeof key.value === 'symbol' ? '<<' : String(key.value);
}

export function isMerge({ key }: Pair): boolean {
  return isScalar(key) && typeof key.value === 'symbol';
}

/** Where a path is written, or as much of it as there is: at the value, or at the key of one that begins on the next line. */
export function offsetOf({ contents, range }: Document.Parsed, path: Path): number {
  let nearest: Node | null = contents;
  let offset = contents?.range[0] ?? range[0];
  for (const step of path) {
    const pair: Pair | undefined = isMap(nearest)
      ? nearest.items.find((each) => keyText(each) === String(step))
      : undefined;
    const next: unknown = isSeq(nearest) ? nearest.items[Number(step)] : pair?.value;
    const key = isNode(pair?.key) ? pair.key : undefined;
    if (!isNode(next)) return key?.range?.[0] ?? offset;
    const below = isCollection(next) && next.flow !== true && key !== undefined;
    offset = (below ? key.range?.[0] : next.range?.[0]) ?? offset;
    nearest = next;
  }
  return offset;
}
