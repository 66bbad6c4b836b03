import type { Fault, Location } from '@iac/action-kit/errors';
import { readAssignments, isAssignments } from './assignments.ts';
import { gather, type Written } from './gather.ts';
import { readDocument } from './document.ts';

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

export interface PoolSource {
  /** A file, or the name of the input; faults are named by it. */
  readonly file: string;
  readonly text: string;
}

/**
 * Reads a pool from texts, of which later ones win over earlier ones. Each is a YAML or JSON map (`Key: value`, and
 * `template: {Key: value}` for one template), a JSON list of {ParameterKey, ParameterValue}, CodePipeline's {"Parameters": {...}},
 * or lines of `Key=value` and `template.Key=value`.
 */
export function readPool(sources: readonly PoolSource[]): {
  readonly pool: ParameterPool;
  readonly faults: readonly Fault[];
} {
  const read = sources.map((source) => (isAssignments(source.text) ? readAssignments(source) : readDocument(source)));
  return { pool: gather(read.flatMap(({ written }) => written)), faults: read.flatMap(({ faults }) => faults) };
}

export interface ReadSource {
  readonly written: readonly Written[];
  readonly faults: readonly Fault[];
}
