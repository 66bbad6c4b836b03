import type { EvaluatedResource } from '../../evaluation.ts';
import { differences } from '../changes/differences.ts';
import { nameOf } from './names.ts';
import { physicalIdOf } from './physical-id.ts';
import type { Place } from './place.ts';
import { recreation } from './recreation.ts';

export interface Identity {
  readonly place: Place;
  readonly physicalId: string;
  /** Why it cannot be made. */
  readonly fails?: string;
}

/** Which resource it is: the one that is there, or, where there is none or a property that makes another changes, a new one. */
export function identityOf(place: Place, before: EvaluatedResource | undefined): Identity {
  if (before === undefined) return { place, physicalId: physicalIdOf(place) };
  const replaced = differences(before.properties, place.properties).some(
    ({ path }) => recreation(place.type, path) === 'Always',
  );
  // A resource that stays keeps what was made up for it, whatever its template says now.
  const kept = { ...place, seed: before.seed ?? place.seed };
  if (!replaced) return { place: kept, physicalId: before.physicalId };
  const next = { ...place, seed: `${place.seed}/after ${before.physicalId}` };
  const physicalId = physicalIdOf(next);
  const fails = sameName(next, { ...kept, properties: before.properties });
  return { place: next, physicalId, ...(fails !== undefined && { fails }) };
}

// https://github.com/convox/rack/issues/2941
function sameName(next: Place, before: Place): string | undefined {
  const name = nameOf(next);
  if (!name.fixed || name.text !== nameOf(before).text) return undefined;
  return `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name.text} and update the stack again.`;
}
