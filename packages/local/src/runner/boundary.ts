import { data } from '@actions/expressions';

/** Plain JSON as the data that expressions read. */
export function expressionData(value: object): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver) as data.ExpressionData;
}
