import * as z from 'zod';

/** '' becomes undefined: an input that the caller did not set. */
export function optional<Schema extends z.ZodType<unknown, string>>(schema: Schema) {
  return z.string().transform((text, context): z.output<Schema> | undefined => {
    if (text === '') return undefined;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    for (const { message } of parsed.error.issues) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

/** Non-empty lines, trimmed; lines that start with `#` are left out. */
export const lines = z.string().transform((text) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#')),
);

/** `key=value` a line; the value may hold further `=`. A key that is given twice is a fault. */
export const pairs = lines.transform((all, context) => {
  const found = new Map<string, string>();
  for (const line of all) {
    const at = line.indexOf('=');
    const key = at < 0 ? line : line.slice(0, at).trim();
    if (at < 1)
      context.addIssue({ code: 'custom', message: `"${line}" is not of the form key=value; write one a line` });
    else if (found.has(key)) context.addIssue({ code: 'custom', message: `"${key}" is given twice; keep one` });
    else found.set(key, line.slice(at + 1).trim());
  }
  return found;
});

/** YAML 1.2's core booleans, as @actions/core reads them. */
export const flag = z
  .string()
  .regex(/^(true|True|TRUE|false|False|FALSE)$/, 'write true or false')
  .transform((text) => text.toLowerCase() === 'true');

const unit = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** `90s`, `10m` or `1h`, in milliseconds. */
export const duration = z
  .string()
  .regex(/^[1-9][0-9]{0,5}[smh]$/, 'write a duration such as 90s, 10m or 1h')
  .transform((text) => Number(text.slice(0, -1)) * unit[unitOf(text)]);

function unitOf(text: string): keyof typeof unit {
  return text.endsWith('s') ? 's' : text.endsWith('m') ? 'm' : 'h';
}
