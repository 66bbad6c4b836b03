import type { Location } from '@iac/action-kit/errors';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

/** Keys and indexes from the root of a template: `['Resources', 'Table', 'Properties', 'KeySchema', 0]`. */
export type Path = readonly (string | number)[];

/** One template as it was read. Short forms (`!Sub x`) stand in `body` written out (`{"Fn::Sub": "x"}`). */
export interface Template {
  /** As faults and annotations name it: relative to the workspace, with `/`. */
  readonly file: string;
  /** The file's own bytes, decoded. */
  readonly text: string;
  readonly body: JsonObject;
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  /** By the logical ids of nested stacks: their templates, where those are files that are uploaded with this one. */
  readonly nested?: ReadonlyMap<string, Template>;
  /** Where the node at a path stands; where it is not itself there, its nearest parent that is. */
  place(path: Path): Location;
}

export interface ParameterDeclaration {
  /** `String`, `Number`, `List<Number>`, `CommaDelimitedList`, `AWS::SSM::Parameter::Value<String>`, `AWS::EC2::VPC::Id`. */
  readonly type: string;
  readonly default?: string;
  readonly noEcho: boolean;
  readonly allowedValues?: readonly string[];
  /** A regular expression of Java's, which all of the value must match. */
  readonly allowedPattern?: string;
  /** What the author says of the rule (ConstraintDescription). */
  readonly constraint?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
}

export interface ResourceDeclaration {
  readonly type: string;
  readonly properties: JsonObject;
}
