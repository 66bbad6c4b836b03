import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * NODE_EXTRA_CA_CERTS is Node's; git must be told. It takes one file in place of what it trusts by itself, so that file holds
 * both: what GIT_SSL_CAINFO names already, or else what Node and the system trust. Nothing where there is nothing to add.
 */
export async function certificateSettings(folder: string, env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const extra = env['NODE_EXTRA_CA_CERTS'] ?? '';
  const known = env['GIT_SSL_CAINFO'] ?? '';
  if (extra === '' || extra === known) return {};
  const before = known === '' ? await trusted() : [await readFile(known, 'utf8')];
  const bundle = join(folder, 'certificates.pem');
  await writeFile(bundle, [...before, await readFile(extra, 'utf8')].map((text) => `${text.trim()}\n`).join(''));
  return { GIT_SSL_CAINFO: bundle };
}

async function trusted(): Promise<Iterable<string>> {
  // Loaded only where it is needed: it is slow to load.
  const { getCACertificates } = await import('node:tls');
  return new Set([...getCACertificates('default'), ...getCACertificates('system')]);
}
