/** What a template says where CI is to write. */
export const placeholder = 'FILLED_IN_BY_CI';

export function isOpen(value: unknown): boolean {
  return value === placeholder;
}
