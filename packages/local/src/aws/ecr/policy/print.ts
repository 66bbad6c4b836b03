import { isRecord } from '../../boundary.ts';

/** JSON as ECR prints a stored policy: one member a line, ` : ` between name and value, lists on one line. So that nobody compares texts. */
export function printPolicy(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    const items = value.map((each: unknown) => printPolicy(each, indent));
    return items.length === 0 ? '[ ]' : `[ ${items.join(', ')} ]`;
  }
  if (!isRecord(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  const members = Object.entries(value).map(
    ([name, each]) => `${inner}${JSON.stringify(name)} : ${printPolicy(each, inner)}`,
  );
  return members.length === 0 ? '{ }' : `{\n${members.join(',\n')}\n${indent}}`;
}
