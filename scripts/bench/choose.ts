/** Those whose names begin with one of `wanted`; all when nothing is wanted. Throws for a word that fits none. */
export function chosen<Named extends { readonly name: string }>(
  all: readonly Named[],
  wanted: readonly string[],
): readonly Named[] {
  const unknown = wanted.filter((word) => !all.some(({ name }) => name.startsWith(word)));
  if (unknown.length > 0) {
    const known = all.map(({ name }) => name).join(', ');
    throw new Error(`No such benchmark: ${unknown.join(', ')}. There are: ${known}. The beginning of a name will do.`);
  }
  return wanted.length === 0 ? all : all.filter(({ name }) => wanted.some((word) => name.startsWith(word)));
}
