import type { Fault, Location } from '@iac/action-kit/errors';

/** What JSON does not take though YAML would (comments, commas before a bracket); none where the text does not begin as JSON does. */
export function jsonFaults(text: string, at: (offset: number) => Location): Fault[] {
  if (!isJson(text)) return [];
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const problem = `This is not valid JSON: ${error.message.replace(/ in JSON at position.*$/s, '')}.`;
    return [{ problem, remedy: 'Correct it here.', at: at(offsetOf(error, text)) }];
  }
}

/** CloudFormation takes a text that begins with a brace as JSON. */
export function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** JSON.parse tells its place only in words (v8/src/common/message-template.h, kJsonParse...); the end of the text has none. */
function offsetOf({ message }: SyntaxError, text: string): number {
  const { offset } = /at position (?<offset>\d+)/.exec(message)?.groups ?? {};
  return offset === undefined ? text.trimEnd().length : Number(offset);
}
