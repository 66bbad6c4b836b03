import type { Location } from '@iac/action-kit/errors';
import type { ParameterPool, PoolValue, ScopedValues } from './pool.ts';

/** One value as a source gives it; `template`: only for that one. */
export interface Written extends PoolValue {
  readonly key: string;
  readonly template?: { readonly name: string; readonly at: Location };
}

/** The later one of two values for the same wins. */
export function gather(written: readonly Written[]): ParameterPool {
  const values = new Map<string, PoolValue>();
  const scoped = new Map<string, ScopedValues & { readonly values: Map<string, PoolValue> }>();
  for (const { key, template, text, at } of written) {
    if (template === undefined) {
      values.set(key, { text, at });
      continue;
    }
    const scope = scoped.get(template.name) ?? { at: template.at, values: new Map<string, PoolValue>() };
    scope.values.set(key, { text, at });
    scoped.set(template.name, scope);
  }
  return { values, scoped };
}
