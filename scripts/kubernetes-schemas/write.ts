import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromCrds } from './crd.ts';
import { fromOpenapi, type KindSchema } from './openapi.ts';

/** What kubeconform's -schema-location is below a folder that was written here. */
export const layout =
  '{{ .NormalizedKubernetesVersion }}/{{ .Group }}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json';

export interface SchemaSources {
  /** Minor version ("1.36") to that release's api/openapi-spec. */
  readonly openapi: Readonly<Record<string, string>>;
  /** Files or folders of CustomResourceDefinitions, which every version gets. */
  readonly crds: readonly string[];
  /** Which kinds to write; the others cost time. */
  readonly kinds: readonly string[];
}

/** Writes the schemas of these kinds for every version. */
export function writeSchemas(folder: string, { openapi, crds, kinds }: SchemaSources): void {
  const custom = crds.flatMap(yamlFiles).flatMap((file) => fromCrds(readFileSync(file, 'utf8'), kinds));
  for (const [minor, source] of Object.entries(openapi)) {
    const swagger: unknown = JSON.parse(readFileSync(join(source, 'swagger.json'), 'utf8'));
    for (const kind of [...fromOpenapi(swagger, kinds), ...custom]) write(join(folder, `v${minor}.0`), kind);
  }
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
