import { steeringNames } from './default-places.ts';
import { isTwin } from './fold.ts';
import { kindOf, sidesOf, type Difference } from './modes.ts';
import { faultOfName } from './names.ts';
import type { Rules } from './rules.ts';
import { segmentMatches, type State } from './states.ts';

/** What a difference comes to: forbidden, for the reason; allowed; a folder to be looked into; or nothing to us. */
export type Step =
  | { readonly kind: 'forbidden'; readonly why: string }
  | { readonly kind: 'allowed' }
  | { readonly kind: 'into'; readonly state: State }
  | { readonly kind: 'nothing' };

const nothing: Step = { kind: 'nothing' };
const forbidden = (why: string): Step => ({ kind: 'forbidden', why });

/** PURE: what the difference of one name is to one state of the walk. */
export function step(name: string, difference: Difference, { state, rules }: { state: State; rules: Rules }): Step {
  switch (state.kind) {
    case 'to-root':
      return towardsRoot(name, difference, state);
    case 'to-place':
      return towardsPlace(name, difference, state);
    case 'inside':
      return inside(difference, state.folder, rules);
  }
}

function towardsRoot(name: string, difference: Difference, state: State & { kind: 'to-root' }): Step {
  const { root, at } = state;
  const wanted = root[at] ?? '';
  if (isTwin(name, wanted)) {
    // To take a twin away is what we want.
    return difference.after === undefined ? nothing : forbidden(`its name is another form of the protected ${wanted}`);
  }
  if (name !== wanted) return nothing;
  const folder = root.slice(0, at + 1).join('/');
  const other = otherThanFolder(difference);
  if (other !== undefined) return forbidden(`${folder} must be a folder all the way, not a ${other}`);
  if (at < root.length - 1) return { kind: 'into', state: { ...state, at: at + 1 } };
  if (difference.after === undefined) return forbidden(`the protected folder ${folder} would be gone`);
  return { kind: 'into', state: { kind: 'inside', folder } };
}

function towardsPlace(name: string, difference: Difference, state: State & { kind: 'to-place' }): Step {
  const { place, at } = state;
  if (!segmentMatches(place.segments[at] ?? '', name)) return nothing;
  const last = at === place.segments.length - 1;
  const path = place.segments.join('/');
  if (last && !place.folder) return forbidden('it changes what Flux applies or who judges it (also-protect)');
  const odd = sidesOf(difference)
    .map(kindOf)
    .find((kind) => kind !== 'folder' && kind !== 'file');
  if (odd !== undefined) return forbidden(`a ${odd} on the way to the protected ${path} could lead anywhere`);
  if (last && otherThanFolder(difference) !== undefined) return forbidden(`the protected ${path} must be a folder`);
  return { kind: 'into', state: last ? { kind: 'inside', folder: path } : { ...state, at: at + 1 } };
}

function inside(difference: Difference, folder: string, { isAllowed, allowed }: Rules): Step {
  const sides = sidesOf(difference);
  const [side] = sides;
  const name = side?.name ?? '';
  const fault = side && faultOfName(side);
  // To take away what should never have come in is still a change of the folder, and not of documentation.
  if (fault !== undefined) return forbidden(fault);
  const kinds = [...new Set(sides.map(kindOf))];
  const [kind, other] = kinds;
  if (other !== undefined) return forbidden(`it turns from a ${kind ?? ''} into a ${other}`);
  if (kind === 'folder') return { kind: 'into', state: { kind: 'inside', folder } };
  if (kind !== 'file') return forbidden(`a ${kind ?? ''} is never allowed in ${folder}, whatever its name`);
  if (steeringNames.includes(name)) return forbidden(`it decides what Flux reads of ${folder}`);
  if (isAllowed(name)) return { kind: 'allowed' };
  return forbidden(allowed === '' ? `nothing may change in ${folder}` : `only ${allowed} may change in ${folder}`);
}

function otherThanFolder(difference: Difference): string | undefined {
  return sidesOf(difference)
    .map(kindOf)
    .find((kind) => kind !== 'folder');
}
