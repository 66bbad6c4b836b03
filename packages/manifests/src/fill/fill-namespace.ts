import type { ReleaseValues } from '../release-values.ts';
import { nameOf } from '../manifest.ts';
import { type Names } from './names.ts';
import { claim, type Sheet } from './sheet.ts';

/** The Namespace, and the namespace and sandbox of any object that leaves them open. */
export function fillNamespace(sheet: Sheet, { sandboxId }: ReleaseValues, { namespace }: Names): void {
  const namespaces = sheet.ofKind('', 'Namespace');
  const found = claim(sheet, namespaces, namespace);
  if (found !== undefined) {
    sheet.identify(found, ['metadata', 'name'], { value: namespace, input: 'sandbox-id' });
    sheet.identify(found, ['metadata', 'labels', 'sandboxId'], { value: sandboxId, input: 'sandbox-id' });
  }
  const [other] = namespaces;
  if (found === undefined && other !== undefined && namespaces.length === 1)
    sheet.fault(
      `The Namespace is "${nameOf(other) ?? ''}", but name and sandbox-id make it "${namespace}".`,
      'Write FILLED_IN_BY_CI as its name.',
      other.at(['metadata', 'name']),
    );
  for (const manifest of sheet.manifests) {
    sheet.fill(manifest, ['metadata', 'namespace'], namespace);
    sheet.fill(manifest, ['metadata', 'labels', 'sandboxId'], sandboxId);
  }
}
