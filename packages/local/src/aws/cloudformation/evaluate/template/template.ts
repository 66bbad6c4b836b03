import type { Json, JsonObject } from '../json.ts';

/** A template's sections, functions still in them. What stands here has the right shape; what it refers to is checked elsewhere. */
export interface Template {
  readonly description?: string;
  readonly metadata?: Json;
  readonly transforms: readonly string[];
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  readonly mappings: JsonObject;
  readonly conditions: ReadonlyMap<string, Json>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
}

export interface ParameterDeclaration {
  readonly key: string;
  readonly type: string;
  readonly description?: string;
  readonly default?: string;
  readonly noEcho: boolean;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
  readonly constraintDescription?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
}

export interface Rule {
  readonly condition?: Json;
  readonly assertions: readonly { readonly assert: Json; readonly description?: string }[];
}

export interface ResourceDeclaration {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly dependsOn: readonly string[];
  readonly condition?: string;
  /** All of it, as it stands in the template. */
  readonly body: JsonObject;
}

export interface OutputDeclaration {
  readonly key: string;
  readonly value: Json;
  readonly description?: string;
  readonly exportName?: Json;
  readonly condition?: string;
}
