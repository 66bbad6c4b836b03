import type { z } from 'zod';

/** `Statement[0].Effect: Invalid option ...`, one for each issue. */
export function issueTexts(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.map(({ path, message }) => (path.length === 0 ? message : `${place(path)}: ${message}`));
}

function place(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`))
    .join('')
    .slice(1);
}
