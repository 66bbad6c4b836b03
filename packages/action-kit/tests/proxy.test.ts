import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProxiedNetwork, type ProxiedNetwork } from '@iac/local/proxy';

const host = 'api.ecr.eu-west-1.amazonaws.com';
const server = createServer((request, response) => response.end(`for ${request.headers.host ?? ''}`));
let network: ProxiedNetwork;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  network = await startProxiedNetwork({ [host]: `http://127.0.0.1:${String(address.port)}` });
});
afterAll(async () => {
  await network.close();
  server.close();
});

async function ask(url: string, env: Record<string, string>): Promise<string> {
  const script = join(import.meta.dirname, 'fixtures', 'fetch.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, url], { env });
  return stdout.trim();
}

describe('proxyAgent', () => {
  it('tunnels through HTTPS_PROXY and believes the authority of NODE_EXTRA_CA_CERTS', async () => {
    const env = { HTTPS_PROXY: network.proxyUrl, NODE_EXTRA_CA_CERTS: network.caFile };
    expect(await ask(`https://${host}/`, env)).toBe(`200 for ${host}`);
    expect(network.tunnels).toEqual([`${host}:443`]);
  });

  it('believes no authority that nobody named', async () => {
    expect(await ask(`https://${host}/`, { HTTPS_PROXY: network.proxyUrl })).toMatch(
      /self-signed|unable to (get|verify)/,
    );
  });

  it('goes past the proxy for a host that NO_PROXY names', async () => {
    const before = network.tunnels.length;
    const answer = await ask('https://past.invalid/', { HTTPS_PROXY: network.proxyUrl, NO_PROXY: '.invalid' });
    expect(answer).toMatch(/ENOTFOUND|EAI_AGAIN/);
    expect(network.tunnels).toHaveLength(before);
  });

  it('says what the proxy refused', async () => {
    expect(await ask('https://elsewhere.invalid/', { HTTPS_PROXY: network.proxyUrl })).toContain('502');
  });
});
