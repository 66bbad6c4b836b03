/** registry/repository:tag. */
export interface Image {
  /** The key under spec.values that holds `image`; none: spec.values.image itself. */
  readonly alias?: string;
  /** May hold a port. */
  readonly registry: string;
  /** May hold slashes. */
  readonly repository: string;
  readonly tag: string;
}

const form = 'write registry/repository:tag or alias=registry/repository:tag';

/** Reads `registry/repository:tag` or `alias=registry/repository:tag`; a string says what is wrong and what to write. */
export function parseImage(line: string): Image | string {
  const { alias, reference = '' } = /^(?:(?<alias>[^=/:@]*)=)?(?<reference>.*)$/s.exec(line)?.groups ?? {};
  if (alias !== undefined && !/^[A-Za-z0-9_-]+$/.test(alias))
    return `"${line}" has no usable alias before "=": ${form}`;
  if (reference.includes('@')) return `"${line}" is pinned by a digest, which no tag policy can follow: ${form}`;
  const { registry, repository, tag, rest } = parts.exec(reference)?.groups ?? {};
  if (registry === undefined || repository === undefined) return `"${line}" names no registry: ${form}`;
  if (tag === undefined || rest !== undefined) return `"${line}" has no tag, or one that no registry takes: ${form}`;
  return { ...(alias !== undefined && { alias }), registry, repository, tag };
}

// The grammar of github.com/distribution/reference: a registry holds a dot, a port or is localhost.
const parts =
  /^(?<registry>localhost(?::\d+)?|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*:\d+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)\/(?<repository>[a-z0-9]+(?:(?:\.|_{1,2}|-+|\/)[a-z0-9]+)*)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?<rest>:.*)?$/;
