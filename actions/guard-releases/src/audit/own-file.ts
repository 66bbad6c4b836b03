/**
 * PURE: the path that a commit of push-helmrelease may write, by its trailers; undefined for any other commit. Whoever can push can write
 * trailers: they say whose release it claims to be, so that a file of another service stands out.
 */
export function ownFiles(message: string, roots: readonly string[]): readonly string[] {
  const [service, environment, sandbox] = ['Service', 'Environment', 'Sandbox'].map((name) => trailer(message, name));
  if (service === undefined || environment === undefined || sandbox === undefined) return [];
  const folder = sandbox === 'default' ? environment : `${environment}/${sandbox}`;
  return roots.map((root) => `${root}/${folder}/${service}.yaml`);
}

/** One that is there twice is none: it could mean either. */
function trailer(message: string, name: string): string | undefined {
  const found = [...message.matchAll(/^([A-Za-z-]+): ([a-z0-9][a-z0-9.-]*)$/gm)].filter(([, key]) => key === name);
  return found.length === 1 ? found[0]?.[2] : undefined;
}
