import type { Json } from '../json.ts';
import type { Template } from '../template/template.ts';

/** What a function gives; undefined is AWS::NoValue: whatever holds it goes without it. */
export type Value = Json | undefined;

/** All that a function may look up. */
export interface Environment {
  readonly template: Template;
  /** Of parameters and pseudo parameters; AWS::NoValue is not among them. */
  readonly values: ReadonlyMap<string, Json>;
  readonly region: string;
  condition(name: string): boolean;
  /** A resource's Ref, or an attribute of it. Throws where its condition does not hold, or it has no such attribute. */
  ref(logicalId: string): Json;
  attribute(logicalId: string, name: string): Json;
  /** An export's value. Throws where nobody exports it. */
  importValue(name: string): string;
}

/** How a function has its arguments worked out. */
export interface Resolver extends Environment {
  resolve(value: Json): Value;
}

export type Intrinsic = (argument: Json, resolver: Resolver) => Value;
