import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * NODE_EXTRA_CA_CERTS is Node's; git must be told. Its own default list is replaced by a file, so the file holds that of
 * Node and of the system besides. Nothing when the variable is not set, or git has been told already.
 */
export async function certificateSettings(folder: string, env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const extra = env['NODE_EXTRA_CA_CERTS'] ?? '';
  if (extra === '' || (env['GIT_SSL_CAINFO'] ?? '') !== '') return {};
  const bundle = join(folder, 'certificates.pem');
  const all = [...(await trusted()), await readFile(extra, 'utf8')];
  await writeFile(bundle, all.map((certificate) => `${certificate.trim()}\n`).join(''));
  return { GIT_SSL_CAINFO: bundle };
}

async function trusted(): Promise<Set<string>> {
  // Loaded only where it is needed: it is slow to load.
  const { getCACertificates } = await import('node:tls');
  return new Set([...getCACertificates('default'), ...getCACertificates('system')]);
}
