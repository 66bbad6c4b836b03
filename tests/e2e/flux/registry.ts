import { createServer } from 'node:http';
import { listen } from '@iac/local/wire';

/** A registry that has names and tags, and no images: https://github.com/opencontainers/distribution-spec, "Listing Tags". */
export interface Registry {
  /** 127.0.0.1:PORT */
  readonly host: string;
  /** Newest last. */
  add(repository: string, tag: string): void;
  /** How often the tags of a repository were asked for. */
  scans(repository: string): number;
  close(): Promise<void>;
}

export async function startRegistry(): Promise<Registry> {
  const tags = new Map<string, string[]>();
  const scans = new Map<string, number>();
  const server = createServer(({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const [, name = ''] = /^\/v2\/(.+)\/tags\/list$/.exec(pathname) ?? [];
    const known = tags.get(name);
    if (known !== undefined) scans.set(name, (scans.get(name) ?? 0) + 1);
    const found = pathname === '/v2/' ? {} : known && { name, tags: known };
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? { errors: [{ code: 'NAME_UNKNOWN', message: 'repository name not known' }] }));
  });
  const { port, close } = await listen(server);
  return {
    host: `127.0.0.1:${port}`,
    add: (repository, tag) => void tags.set(repository, [...(tags.get(repository) ?? []), tag]),
    scans: (repository) => scans.get(repository) ?? 0,
    close,
  };
}
