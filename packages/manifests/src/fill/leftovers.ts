import type { Fault } from '@iac/action-kit/errors';
import type { Manifest } from '../manifest.ts';
import { dataAt, textsOf } from '../yaml/data.ts';
import type { Yaml } from '../yaml/parse.ts';
import { patchData, type Branch } from '../yaml/patch.ts';
import { formatPath, type Path } from '../yaml/path.ts';
import { placeholder } from './placeholder.ts';

/** A document, and what is written into it. */
export interface Filled {
  readonly manifest: Manifest;
  readonly patch: Branch;
}

/** One fault for each place that still says FILLED_IN_BY_CI, with the input that fills it; none for documents that have a fault as a whole. */
export function leftovers(yaml: Yaml, unclear: ReadonlySet<Manifest>, filled: readonly Filled[]): Fault[] {
  return filled
    .filter(({ manifest }) => !unclear.has(manifest))
    .flatMap((each) => [...openTexts(each, filled), ...openMarkers(yaml, each)]);
}

function openTexts({ manifest, patch }: Filled, filled: readonly Filled[]): Fault[] {
  const content = patchData(manifest.content, patch);
  const kind = addressOf(manifest, content, filled);
  return [...textsOf(content)].flatMap(({ path, text }): Fault[] => {
    if (!text.includes(placeholder)) return [];
    const problem = `${kind}.${formatPath(path)} still holds ${placeholder}.`;
    // What an input brought in has no line in the template.
    const own = dataAt(manifest.content, path) !== undefined;
    return [
      {
        problem,
        remedy: remedyFor(`${kind}.${formatPath(path)}`, manifest, path),
        ...(own && { at: manifest.at(path) }),
      },
    ];
  });
}

/** The document as `set` would address it. */
function addressOf(manifest: Manifest, content: unknown, filled: readonly Filled[]): string {
  const alone = filled.filter((each) => each.manifest.kind === manifest.kind).length === 1;
  const name = dataAt(content, ['metadata', 'name']);
  return alone || typeof name !== 'string' ? manifest.kind : `${manifest.kind}[${name}]`;
}

function openMarkers({ at }: Yaml, { manifest, patch }: Filled): Fault[] {
  return manifest.markers
    .filter(({ text, path }) => text.includes(placeholder) && markerAt(patch, path) === undefined)
    .map(({ offset }) => ({
      problem: `An image policy marker still holds ${placeholder}.`,
      remedy: 'Leave the marker out: it is written where the file has an ImagePolicy for the image.',
      at: at(offset),
    }));
}

function markerAt(patch: Branch, path: Path): string | undefined {
  const [step, ...rest] = path;
  const next = step === undefined ? undefined : patch.entries.get(step);
  return next?.kind === 'leaf' ? next.marker : next === undefined ? undefined : markerAt(next, rest);
}

const inputs: readonly (readonly [place: RegExp, remedy: string])[] = [
  [/^HelmRelease\.spec\.values\.replicaCount$/, 'Give replica-count.'],
  [/^HelmRelease\.spec\.values\.serviceAccount\.iamRole$/, 'Give service-account-role.'],
  [
    /^HelmRelease\.spec\.values(\.[^.]+)?\.image(\.(registry|repository|tag))?$/,
    'Give image, with the key under spec.values as its alias.',
  ],
  [/^(Git|OCI)Repository\.spec\.ref(\.|$)/, 'Give chart-ref.'],
  [/^(Git|OCI)Repository\.spec\.url$/, 'Give chart-repository.'],
  [/^ImagePolicy\.spec\.(filterTags|policy)/, 'Give image-policy.'],
];

function remedyFor(address: string, manifest: Manifest, path: Path): string {
  const place = `${manifest.kind}.${formatPath(path)}`;
  const known = inputs.find(([pattern]) => pattern.test(place))?.[1];
  if (known !== undefined) return known;
  if (typeof path.at(-1) === 'string' && String(path.at(-1)).includes(placeholder))
    return 'Write the key into the template.';
  const [, , ...rest] = path;
  const nested = rest.every((step) => typeof step === 'string') && place.startsWith('HelmRelease.spec.values.');
  return nested
    ? `Give values, with ${rest.reduceRight((inner, key) => `{ ${key}: ${inner} }`, '...')}.`
    : `Give set, with ${address}=...`;
}
