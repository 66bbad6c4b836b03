/** Loads what Octokit sends its requests with, before it is made. In a bundle that is a file of its own: scripts/build/undici-on-demand.cjs. */
export async function loadFetch(): Promise<void> {
  await import('undici/index.js');
}
