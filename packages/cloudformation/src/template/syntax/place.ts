import type { Path } from '../template.ts';
import type { Content } from './content.ts';

/** The offset of what stands at the path (of its key, in a map), or of its nearest parent that is there. */
export function offsetAt(root: Content, path: Path): number {
  let [node, offset] = [root, root.at];
  for (const step of path) {
    const next = stepInto(node, step);
    if (next === undefined) break;
    [node, offset] = [next.value, next.at];
  }
  return offset;
}

function stepInto(node: Content, step: string | number): { readonly at: number; readonly value: Content } | undefined {
  if (node.kind === 'map') return node.entries.get(String(step));
  const item = node.kind === 'list' ? node.items[Number(step)] : undefined;
  return item && { at: item.at, value: item };
}
