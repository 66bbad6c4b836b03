import type { Fault } from '@iac/action-kit/errors';
import { nearest } from '../template/nearest.ts';
import type { Template } from '../template/template.ts';
import type { ParameterPool } from './pool.ts';

interface Named {
  readonly name: string;
  readonly template: Template;
}

/** Values that no template declares, and values for a template that is not there. */
export function unknownKeys(pool: ParameterPool, stacks: readonly Named[]): Fault[] {
  const declared = new Set(stacks.flatMap(({ template }) => [...template.parameters.keys()]));
  const global = [...pool.values].flatMap(([key, { at }]): Fault[] =>
    declared.has(key) ? [] : [{ problem: `No template has a parameter ${key}.`, ...remedyFor(key, declared), at }],
  );
  return [...global, ...[...pool.scoped.keys()].flatMap((name) => scopedFaults(pool, name, stacks))];
}

function scopedFaults(pool: ParameterPool, name: string, stacks: readonly Named[]): Fault[] {
  const scope = pool.scoped.get(name);
  const stack = stacks.find((each) => each.name === name);
  if (scope === undefined) return [];
  if (stack === undefined) {
    const names = stacks.map((each) => each.name);
    return [{ problem: `There is no template ${name}.`, ...remedyFor(name, names), at: scope.at }];
  }
  const { file, parameters } = stack.template;
  return [...scope.values].flatMap(([key, { at }]): Fault[] =>
    parameters.has(key)
      ? []
      : [{ problem: `${file} has no parameter ${key}.`, ...remedyFor(key, parameters.keys()), at }],
  );
}

function remedyFor(name: string, candidates: Iterable<string>): { readonly remedy: string } {
  const near = nearest(name, candidates);
  return { remedy: near === undefined ? 'Take it out.' : `Write ${near}, or take it out.` };
}

/** A value for Environment that is another environment than the run's: one of the two would deploy to the wrong place. */
export function contradictions(pool: ParameterPool, { environment }: { readonly environment: string }): Fault[] {
  const given = [pool.values, ...[...pool.scoped.values()].map(({ values }) => values)];
  return given.flatMap((values) => {
    const value = values.get('Environment');
    if (value === undefined || value.text === environment) return [];
    const problem = `Environment is ${value.text} here, and this run is for ${environment}.`;
    return [{ problem, remedy: 'Take it out: every template gets it by itself.', at: value.at }];
  });
}
