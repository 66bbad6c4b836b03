// zod/mini: the whole of zod would take a tenth of an action's start. Its schemas go together with both.
import * as z from 'zod/mini';

/** '' becomes undefined: an input that the caller did not set. */
export function optional<Schema extends z.core.$ZodType<unknown, string>>(schema: Schema) {
  return reading((text, fault): z.output<Schema> | undefined => {
    if (text === '') return undefined;
    const parsed = z.safeParse(schema, text);
    if (parsed.success) return parsed.data;
    for (const { message } of parsed.error.issues) fault(message);
    return undefined;
  });
}

/** Turns an input's text into its value; `fault` says what is wrong with it and what to write instead, as often as need be. */
export function reading<Value>(read: (text: string, fault: (message: string) => void) => Value) {
  return converting(read);
}

/** The same for a value that another schema has read already. */
export function converting<From, To>(convert: (from: From, fault: (message: string) => void) => To) {
  return z.transform((from: From, { issues }) =>
    convert(from, (message) => issues.push({ code: 'custom', message, input: from })),
  );
}

/** Non-empty lines, trimmed; lines that start with `#` are left out. */
export const lines = reading(linesOf);

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** `key=value` a line; the value may hold further `=`. A key that is given twice is a fault. */
export const pairs = reading((text, fault) => {
  const found = new Map<string, string>();
  for (const line of linesOf(text)) {
    const at = line.indexOf('=');
    const key = at < 0 ? line : line.slice(0, at).trim();
    if (at < 1) fault(`"${line}" is not of the form key=value; write one a line`);
    else if (found.has(key)) fault(`"${key}" is given twice; keep one`);
    else found.set(key, line.slice(at + 1).trim());
  }
  return found;
});

/** YAML 1.2's core booleans, as @actions/core reads them. */
export const flag = reading((text, fault) => {
  if (!/^(true|True|TRUE|false|False|FALSE)$/.test(text)) fault('write true or false');
  return text.toLowerCase() === 'true';
});

const unit = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** Over it, Node's timers fire at once. */
const longest = 2 ** 31 - 1;

/** `90s`, `10m` or `1h`, in milliseconds. */
export const duration = reading((text, fault) => {
  if (!/^[1-9][0-9]{0,5}[smh]$/.test(text)) fault('write a duration such as 90s, 10m or 1h');
  const milliseconds = Number(text.slice(0, -1)) * unit[unitOf(text)];
  if (milliseconds > longest) fault('write a shorter one, of 24 days at most');
  return milliseconds;
});

function unitOf(text: string): keyof typeof unit {
  return text.endsWith('s') ? 's' : text.endsWith('m') ? 'm' : 'h';
}
