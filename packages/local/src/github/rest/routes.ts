import type { RestSchema, RestSchemaOperation } from '../schema/extract-rest.ts';

export interface Route {
  /** `GET /repos/{owner}/{repo}`. */
  readonly name: string;
  /** Of the path, percent-decoded. */
  readonly segments: Readonly<Record<string, string>>;
}

interface Template {
  readonly name: string;
  readonly method: string;
  readonly pattern: RegExp;
}

/** Finds the operation that a request means; the longest template wins. */
export function router({ operations }: RestSchema): (method: string, path: string) => Route | undefined {
  const templates = Object.entries(operations)
    .sort(([a], [b]) => b.length - a.length)
    .map(([name, operation]) => template(name, operation));
  return (method, path) => {
    for (const { name, method: wanted, pattern } of templates) {
      const found = method === wanted ? pattern.exec(path) : null;
      if (found !== null) return { name, segments: decoded(found.groups ?? {}) };
    }
    return undefined;
  };
}

function template(name: string, { parameters }: RestSchemaOperation): Template {
  const [method = '', path = ''] = name.split(' ');
  const pattern = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
    const many = parameters.some((declared) => declared.name === parameter && declared.multiSegment);
    return `(?<${parameter}>${many ? '.*' : '[^/]+'})`;
  });
  return { name, method, pattern: new RegExp(`^${pattern}$`) };
}

function decoded(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
