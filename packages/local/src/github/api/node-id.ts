/** GitHub's opaque ids: a letter code of the type and what the object is. Only equality means anything. */
export function nodeId(type: string, ...parts: readonly (string | number)[]): string {
  return `${type}_${Buffer.from(parts.join(':')).toString('base64url')}`;
}
