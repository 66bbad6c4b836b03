import { placeOf, type Place } from '../inputs/places.ts';

/** Files that decide, from any folder above or in a protected one, what Flux finds there. */
export const steeringNames: readonly string[] = [
  '.sourceignore',
  '.gitattributes',
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

/** Where GitHub looks for it (docs.github.com, "About code owners"). */
const codeOwners = ['CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS'];

/** Where `flux bootstrap` keeps its own manifests, in the layout of Flux's documents and at the root. */
const fluxFolders = ['flux-system/', 'clusters/*/flux-system/'];

/** PURE: the places outside the protected folders that change what Flux applies, or who judges it. */
export function defaultPlaces(roots: readonly string[], workflow: string | undefined): Place[] {
  const steering = above(roots).flatMap((folder) => steeringNames.map((name) => `${folder}${name}`));
  // Where the runner does not say which workflow runs, all of them may be the guard's.
  const workflows = workflow ?? '.github/workflows/';
  return [...new Set([...steering, workflows, ...codeOwners, ...fluxFolders])].map(placeOf);
}

/** Every folder that holds a protected one: '' for the root, else with a slash at its end. */
export function above(roots: readonly string[]): string[] {
  const folders = roots.flatMap((root) => {
    const segments = root.split('/');
    return segments.map((_, length) =>
      segments
        .slice(0, length)
        .map((segment) => `${segment}/`)
        .join(''),
    );
  });
  return [...new Set(folders)];
}
