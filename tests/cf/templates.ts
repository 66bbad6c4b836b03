import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplate, type Json, type JsonObject, type Template } from '@iac/cloudformation';

export const root = join(import.meta.dirname, '../..');
export const ours = templatesIn('cf/*.yaml');
export const infra = templatesIn('infra/cf-*.yaml');

function templatesIn(glob: string): readonly Template[] {
  return globSync(glob, { cwd: root })
    .sort()
    .map((file) => {
      const { template, faults } = readTemplate(file, readFileSync(join(root, file), 'utf8'));
      if (template === undefined) throw new Error(`${file}: ${JSON.stringify(faults)}`);
      return template;
    });
}

/** `cf/irsa-api-role.yaml` -> `irsa-api-role`, as in the stack's name. */
export function nameOf({ file }: Template): string {
  return file.replace(/^.*\/|\.yaml$/g, '');
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value.map((item: Json) => item);
  return value === undefined ? [] : [value];
}

/** A text; throws where there is another thing. */
export function textOf(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error(`no text: ${JSON.stringify(value)}`);
  return value;
}

/** A member of nested maps; undefined where there is none. */
export function at(value: Json | undefined, ...keys: string[]): Json | undefined {
  return keys.reduce<Json | undefined>((found, key) => (isObject(found) ? found[key] : undefined), value);
}

/** Every text in it, with the keys that lead there. */
export function texts(value: Json | undefined, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item: Json) => texts(item, `${path}[]`));
  return isObject(value) ? Object.entries(value).flatMap(([key, item]) => texts(item, `${path}.${key}`)) : [];
}
