import { nodeId } from '../api/node-id.ts';
import { gitObject, type Place } from './git-objects.ts';

/** A ref by `refs/heads/x`, `heads/x` or `x`; null when there is none. */
export async function refNode(place: Place, qualifiedName: string) {
  const short = qualifiedName.replace(/^refs\//, '');
  const candidates = [`refs/${short}`, `refs/heads/${short}`, `refs/tags/${short}`];
  for (const ref of candidates) {
    if (/[~^:]/.test(ref)) continue;
    const target = await gitObject(place, ref);
    if (target !== null) return { ...refNames(place, ref), target };
  }
  return null;
}

function refNames({ repository }: Place, ref: string) {
  const [, prefix = 'refs/', name = ref] = /^(refs\/(?:heads|tags)\/|refs\/)(.*)$/.exec(ref) ?? [];
  return { id: nodeId('REF', repository.id, ref), name, prefix };
}
