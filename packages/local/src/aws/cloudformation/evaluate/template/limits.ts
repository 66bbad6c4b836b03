import { formatError } from '../fault.ts';
import type { JsonObject } from '../json.ts';

/** Throws where a section has more members than CloudFormation takes (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html). */
export function atMost(most: number, what: string, section: JsonObject): void {
  const count = Object.keys(section).length;
  if (count > most)
    throw formatError(`Number of ${what}, ${String(count)}, is greater than maximum allowed, ${String(most)}`);
}

/** Throws for a name that is not letters and digits only. */
export function named(what: 'Parameter' | 'Resource' | 'Output' | 'Mappings' | 'Condition', name: string): void {
  if (!/^[A-Za-z0-9]{1,255}$/.test(name)) throw formatError(`${what} name ${name} is non alphanumeric.`);
}
