import { UserError, type Fault } from '@iac/action-kit/errors';
import { removedManifests } from './check/api-versions.ts';
import type { ManifestErrorCode } from './errors.ts';
import { automatedImages } from './fill/automated-image.ts';
import { fillChartSource, ownChart } from './fill/fill-chart-source.ts';
import { claimHelmRelease, fillHelmRelease } from './fill/fill-helm-release.ts';
import { fillImageAutomation } from './fill/fill-image-automation.ts';
import { fillImages } from './fill/fill-images.ts';
import { fillNamespace } from './fill/fill-namespace.ts';
import { inputFaults } from './fill/input-faults.ts';
import { leftovers } from './fill/leftovers.ts';
import { mergeValues } from './fill/merge-values.ts';
import { namesOf } from './fill/names.ts';
import { overlay } from './fill/overlay.ts';
import { setLines } from './fill/set-lines.ts';
import { Sheet } from './fill/sheet.ts';
import { readManifests } from './manifest.ts';
import type { ReleaseValues } from './release-values.ts';
import type { Source } from './source.ts';
import { editYaml, type DocumentChange } from './yaml/edit-yaml.ts';

/** The template with its places filled, every other byte as it was. Throws one UserError with all faults. */
export function fillRelease(template: Source, values: ReleaseValues): string {
  const { yaml, manifests, faults } = readManifests(template);
  if (faults.length > 0) throw unfilled('broken-yaml', `${template.file} is not a file of manifests.`, faults);
  const removed = removedManifests(manifests);
  if (removed.length > 0) throw unfilled('removed-manifest', `${template.file} is not for any Flux in use.`, removed);

  const sheet = new Sheet(manifests);
  gather(sheet, values);
  const filled = sheet.manifests
    .filter((manifest) => !sheet.removed.has(manifest))
    .map((manifest) => ({
      manifest,
      patch: overlay(
        sheet,
        sheet.entries.filter((entry) => entry.manifest === manifest),
      ),
    }));
  const changes: DocumentChange[] = [
    ...filled.map(({ manifest: { document }, patch }) => ({ kind: 'patch', document, patch }) as const),
    ...[...sheet.removed].map(({ document }) => ({ kind: 'remove', document }) as const),
  ];
  const edited = editYaml(yaml, changes);
  const wrong = [...inputFaults(values), ...sheet.faults, ...edited.faults, ...leftovers(yaml, sheet.unclear, filled)];
  if (wrong.length > 0) throw unfilled('unfilled-template', `${template.file} cannot be filled.`, wrong);
  return edited.text;
}

function gather(sheet: Sheet, values: ReleaseValues): void {
  const release = claimHelmRelease(sheet, namesOf(values));
  const names = { ...namesOf(values), ...(release !== undefined && ownChart(sheet, release)) };
  const images = automatedImages(sheet, release, { values, names });
  fillNamespace(sheet, values, names);
  fillChartSource(sheet, values, names);
  const followed = fillImageAutomation(sheet, images, { values, names });
  if (release !== undefined) {
    fillHelmRelease(sheet, release, { values, names });
    fillImages(sheet, release, { images, values, names, followed });
    mergeValues(sheet, release, values.values ?? {});
  }
  setLines(sheet, values.set ?? new Map());
}

function unfilled(code: ManifestErrorCode, problem: string, faults: readonly Fault[]): UserError<ManifestErrorCode> {
  return new UserError({ code, problem, remedy: 'Correct what is named here.', faults });
}
