import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { at } from '../../../scripts/docs/values-tables.ts';
import { cases } from './cases.ts';
import { defaults, groups, idle, leaves } from './chart.ts';

const current = leaves.filter(({ deprecated }) => !deprecated).map(({ path }) => path);
const old = leaves.filter(({ deprecated }) => deprecated).map(({ path }) => path);

describe('the values of charts/nodejs', () => {
  it('are each set by a case, to something else than the default', () => {
    const unset = current.filter((path) => !cases.some(({ values }) => differs(values, path)));
    expect(unset.filter((path) => !idle.includes(path))).toEqual([]);
  });

  it('that only older releases have are each set by the case of 2021', () => {
    const values = cases.find(({ name }) => name === 'of-2021')?.values;
    expect(old.filter((path) => at(values, path) === undefined)).toEqual([]);
  });

  it('have their default in values.yaml, and nothing else has one', () => {
    // What an object of Kubernetes or the account may hold has no default: the object itself has, and it is empty.
    const optional = /^(myAccount|affinity|lifecycle|hpa\.behavior|networkPolicy\.spec|ingress\.tls)\./;
    expect(current.filter((path) => at(defaults, path) === undefined && !optional.test(path))).toEqual([]);
    expect(paths(defaults).filter((path) => !known(path))).toEqual([]);
  });

  it('of a case are all known to the schema, and each case says what it is about', () => {
    const unknown = cases.flatMap(({ name, values }) =>
      paths(values)
        .filter((path) => !path.startsWith('myAccount.') && !known(path))
        .map((path) => `${name}: ${path}`),
    );
    expect(unknown).toEqual([]);
    expect(cases.filter(({ about }) => about === '')).toEqual([]);
  });
});

function differs(values: unknown, path: string): boolean {
  const set = at(values, path);
  return set !== undefined && !isDeepStrictEqual(set, at(defaults, path));
}

function known(path: string): boolean {
  return groups.includes(path) || leaves.some((leaf) => path === leaf.path || path.startsWith(`${leaf.path}.`));
}

/** Dotted paths of everything that is no map, and of empty maps. */
function paths(values: unknown, prefix = ''): string[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return [prefix];
  const entries = Object.entries(values);
  if (entries.length === 0) return [prefix];
  return entries.flatMap(([key, value]) => paths(value, prefix === '' ? key : `${prefix}.${key}`));
}
