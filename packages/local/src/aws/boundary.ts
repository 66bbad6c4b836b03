import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Published from '@aws-cdk/aws-service-spec';
import type { ServiceSpecification } from './cloudformation/evaluate/resources/service-specification.ts';
import type { Members, Shape, Structure } from './shapes/shape.ts';

/** Whether JSON (or a form) holds an object here. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A structure, member by member; one that reads as undefined is left out. A loop over a mapped type is beyond the compiler. */
export function readMembers<Required extends Members, Optional extends Members>(
  required: Required,
  optional: Optional,
  read: (name: string, shape: Shape<unknown>) => unknown,
): Structure<Required, Optional> {
  const values = Object.entries({ ...required, ...optional }).map(
    ([name, shape]) => [name, read(name, shape)] as const,
  );
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Structure<Required, Optional>;
}

/** Whether a string is one of a closed list. */
export function isOneOf<T extends string>(value: string, values: readonly T[]): value is T {
  return (values as readonly string[]).includes(value);
}

/** Whether a system call failed with one of these codes. */
export function isErrorOf(error: unknown, codes: readonly string[]): boolean {
  return isRecord(error) && typeof error['code'] === 'string' && codes.includes(error['code']);
}

/** AWS's specification: where to keep what is made of this version of it, and the whole. Loads no code before `load` is called. */
export function publishedSpecification() {
  const require = createRequire(import.meta.url);
  const name = '@aws-cdk/aws-service-spec';
  const manifest = require.resolve(`${name}/package.json`);
  const { version } = require(manifest) as { readonly version: string };
  return {
    folder: join(dirname(manifest), '../../.cache/iac', `aws-service-spec-${version}`),
    load: () => (require(name) as typeof Published).loadAwsServiceSpecSync(),
  };
}

/** What specification-files.ts wrote. */
export function parseSpecification(text: string): ServiceSpecification {
  return JSON.parse(text) as ServiceSpecification;
}
