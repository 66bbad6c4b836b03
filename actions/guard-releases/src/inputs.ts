import { duration, flag, parseBy, type RawInputs } from '@iac/action-kit';
import * as z from 'zod/mini';
import { actors, type TrustedActor } from './inputs/actors.ts';
import { namePatterns } from './inputs/name-patterns.ts';
import { folders, places, type Place } from './inputs/places.ts';

export type { Place, TrustedActor };

const modes = ['apply', 'plan', 'ruleset'] as const;

const schema = z.object({
  protect: folders,
  allow: namePatterns,
  'also-protect': places,
  'trusted-actors': actors,
  comment: flag,
  close: flag,
  token: z.string().check(z.minLength(1, 'pass a token with contents:read and pull-requests:read')),
  mode: z.enum(modes, 'write apply, plan or ruleset'),
  deadline: duration,
});

/** As action.yml names them. */
export const inputNames: readonly string[] = Object.keys(schema.shape);

export interface Inputs {
  readonly mode: (typeof modes)[number];
  /** Folders, from the repository's root, without a slash at either end; at least one. */
  readonly protect: readonly string[];
  /** Globs of a last segment. */
  readonly allow: readonly string[];
  /** What the caller adds to the places that are protected always. */
  readonly alsoProtect: readonly Place[];
  /** None: nobody. */
  readonly trustedActors: readonly TrustedActor[];
  readonly comment: boolean;
  readonly close: boolean;
  readonly token: string;
  /** Milliseconds. */
  readonly deadline: number;
}

/** Throws one UserError that lists every fault with its input's name. */
export function parseInputs(raw: RawInputs): Inputs {
  const { 'also-protect': alsoProtect, 'trusted-actors': trustedActors, ...rest } = parseBy(schema, raw);
  return { ...rest, alsoProtect, trustedActors };
}
