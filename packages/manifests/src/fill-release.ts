import type { ReleaseValues } from './release-values.ts';
import type { Source } from './source.ts';

/** The template with its places filled, every other byte as it was. Throws one UserError with all faults. */
export function fillRelease(template: Source, values: ReleaseValues): string {
  throw new Error(`not written yet: ${template.file} ${values.name}`);
}
