/** What a comment of this guard starts with, unseen; each workflow has its own. It proves nothing: anybody can write it. */
export function markerOf(workflow: string | undefined): string {
  return `<!-- guard-releases ${encodeURIComponent(workflow ?? '')} -->`;
}
