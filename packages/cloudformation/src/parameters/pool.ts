import type { Fault, Location } from '@iac/action-kit/errors';

/** A value as it was written: `012` stays `012`; a list is joined by commas. */
export interface PoolValue {
  readonly text: string;
  readonly at: Location;
}

/** All values that were given, for all stacks. */
export interface ParameterPool {
  /** By parameter. */
  readonly values: ReadonlyMap<string, PoolValue>;
  /** By template (`rds`), then by parameter: wins over `values`. */
  readonly scoped: ReadonlyMap<string, ScopedValues>;
}

export interface ScopedValues {
  readonly at: Location;
  readonly values: ReadonlyMap<string, PoolValue>;
}

/**
 * Reads a pool from texts, of which later ones win over earlier ones. Each is a YAML or JSON map (`Key: value`, and
 * `template: {Key: value}` for one template), a JSON list of {ParameterKey, ParameterValue}, CodePipeline's {"Parameters": {...}},
 * or KEY=VALUE lines.
 */
export function readPool(sources: readonly { readonly file: string; readonly text: string }[]): {
  readonly pool: ParameterPool;
  readonly faults: readonly Fault[];
} {
  throw new Error(`cannot read ${sources.length} texts yet`);
}
