import { UserError } from '@iac/action-kit';
import { readRelease, sameMeaning, unifiedDiff, type HeldImage } from '@iac/manifests';
import type { PushErrorCode } from './errors.ts';

/** The release as it shall be. */
export interface Wanted {
  readonly path: string;
  readonly text: string;
  readonly name: string;
  readonly sandboxId: string;
  readonly images: readonly HeldImage[];
  readonly environment: string;
  /** Whether the path follows the conventions: then the environment's folder must be there already. */
  readonly conventional: boolean;
}

/** What the branch holds. */
export interface Current {
  /** The file at the release's path. `same`: its object id tells that it is the wanted text, to the byte. */
  readonly file:
    { readonly kind: 'missing' } | { readonly kind: 'same' } | { readonly kind: 'other'; readonly text: string };
  /** The folders of releases/. */
  readonly environments: readonly string[];
}

export interface Step {
  readonly kind: 'create' | 'update';
  readonly path: string;
  readonly text: string;
}

export interface Plan {
  /** Empty: nothing to do. */
  readonly steps: readonly Step[];
  readonly reason: 'created' | 'updated' | 'same-bytes' | 'same-meaning';
  /** Unified; empty when nothing changes. */
  readonly diff: string;
  readonly previousImages: readonly HeldImage[];
}

/** At most one step. Throws a UserError where the path belongs to somebody else, or Flux does not read there. */
export function planRelease(wanted: Wanted, { file, environments }: Current): Plan {
  const { path, text, environment, conventional } = wanted;
  if (conventional && !environments.includes(environment)) throw unknownEnvironment(environment, environments);
  refuseTwin(path, environments);
  if (file.kind === 'same') return { steps: [], reason: 'same-bytes', diff: '', previousImages: wanted.images };
  if (file.kind === 'missing') {
    return {
      steps: [{ kind: 'create', path, text }],
      reason: 'created',
      diff: unifiedDiff(path, undefined, text),
      previousImages: [],
    };
  }
  const previousImages = ownImages(wanted, file.text);
  if (sameMeaning(file.text, text)) return { steps: [], reason: 'same-meaning', diff: '', previousImages };
  return {
    steps: [{ kind: 'update', path, text }],
    reason: 'updated',
    diff: unifiedDiff(path, file.text, text),
    previousImages,
  };
}

function ownImages({ path, name, sandboxId }: Wanted, text: string): readonly HeldImage[] {
  const held = readRelease({ file: path, text });
  if (held?.name === name && held.sandboxId === sandboxId) return held.images;
  throw new UserError<PushErrorCode>({
    code: 'foreign-file',
    problem:
      held === undefined
        ? `${path} is there already and holds no HelmRelease.`
        : `${path} holds the release of ${held.name} in the sandbox ${held.sandboxId}, not of ${name} in ${sandboxId}.`,
    remedy: 'Correct `name`, `sandbox-id` or `path`, or remove that file first if it is a leftover.',
  });
}

/** A folder that differs from an environment's in its cases only is a slip, and on some machines the same folder. */
function refuseTwin(path: string, environments: readonly string[]): void {
  const [root, folder = ''] = path.split('/');
  if (root !== 'releases' || environments.includes(folder)) return;
  const twin = environments.find((environment) => environment.toLowerCase() === folder.toLowerCase());
  if (twin === undefined) return;
  throw new UserError<PushErrorCode>({
    code: 'path-refused',
    problem: `${path} is not in releases/${twin}, which differs from it in upper and lower case only.`,
    remedy: 'Correct the input `path`.',
  });
}

function unknownEnvironment(environment: string, environments: readonly string[]): UserError {
  const known = environments.length === 0 ? 'there are none' : `there are ${environments.join(', ')}`;
  return new UserError<PushErrorCode>({
    code: 'unknown-environment',
    problem: `The branch has no folder releases/${environment}, so no cluster reads it: ${known}.`,
    remedy: 'Correct `environment`, or make the folder (with a README.md) when its cluster is set up.',
  });
}
