import type { JsonObject } from '../json.ts';

/** A resource in its stack: all that its made-up names are made of. */
export interface Place {
  readonly type: string;
  readonly logicalId: string;
  readonly stackName: string;
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  readonly properties: JsonObject;
  /** What made-up characters follow from. */
  readonly seed: string;
}

/** `dynamodb` of AWS::DynamoDB::Table; second versions of a service's types go by the service's own name. */
export function serviceOf({ type }: Place): string {
  return (type.split('::')[1] ?? type).toLowerCase().replace(/v2$/, '');
}

/** `Table` of AWS::DynamoDB::Table. */
export function kindOf({ type }: Place): string {
  return type.split('::').at(-1) ?? type;
}
