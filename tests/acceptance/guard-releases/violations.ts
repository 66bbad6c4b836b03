import * as z from 'zod';

const letters = { added: 'A', removed: 'D', modified: 'M', mode: 'M', type: 'T' } as const;

const violations = z.array(
  z.strictObject({
    path: z.string(),
    change: z.enum(['added', 'removed', 'modified', 'mode', 'type']),
    mode: z.string(),
    why: z.string().min(1),
  }),
);

/** The output `violations` in git's words, sorted: `M releases/staging/api.yaml`. */
export function violationsOf(outputs: Readonly<Record<string, string>>): string[] {
  return violations
    .parse(JSON.parse(outputs['violations'] ?? ''))
    .map(({ change, path }) => `${letters[change]} ${path}`)
    .toSorted();
}
