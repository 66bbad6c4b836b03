import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromCrds } from './crd.ts';
import { fromOpenapi, type KindSchema } from './openapi.ts';

/** What kubeconform's -schema-location is below a folder that was written here. */
export const layout =
  '{{ .NormalizedKubernetesVersion }}/{{ .Group }}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json';

/** Writes the schemas of one minor version ("1.36") of Kubernetes, from its api/openapi-spec, and of CRDs from folders or files. */
export function writeSchemas(folder: string, minor: string, from: { openapi: string; crds: readonly string[] }): void {
  const swagger: unknown = JSON.parse(readFileSync(join(from.openapi, 'swagger.json'), 'utf8'));
  const custom = from.crds.flatMap(yamlFiles).flatMap((file) => fromCrds(readFileSync(file, 'utf8')));
  for (const kind of [...fromOpenapi(swagger), ...custom]) write(join(folder, `v${minor}.0`), kind);
}

function write(folder: string, { group, version, kind, schema }: KindSchema): void {
  // kubeconform says v1 for the group that has no name.
  const place = join(folder, group === '' ? version : group);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, `${kind.toLowerCase()}_${version}.json`), JSON.stringify(schema));
}

function yamlFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(path, name));
}
