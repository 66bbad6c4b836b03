import { en } from 'zod/locales';
import * as z from 'zod/mini';

/** What is wrong with a value, as `Statement[0].Effect: Invalid option ...`; or the value, typed. */
export function readBy<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): { readonly value: z.output<Schema> } | { readonly faults: string[] } {
  const parsed = z.safeParse(schema, value, { error: en().localeError });
  if (parsed.success) return { value: parsed.data };
  return {
    faults: parsed.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${place(path)}: ${message}`,
    ),
  };
}

function place(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`))
    .join('')
    .slice(1);
}
