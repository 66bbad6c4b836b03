// Both actions from a network in which every host is behind a CONNECT proxy and speaks TLS by an authority of the company's own.
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAws, type Aws } from '@iac/local/aws';
import { startGitHub, type GitHub } from '@iac/local/github';
import { startProxiedNetwork, type ProxiedNetwork } from '@iac/local/proxy';
import { runStep } from '@iac/local/runner';

const actions = join(import.meta.dirname, '../../actions');
const ecrHost = 'api.ecr.eu-west-1.amazonaws.com';
const githubHost = 'github.company.example';
let aws: Aws;
let github: GitHub;
let network: ProxiedNetwork;
let workspace: string;

beforeAll(async () => {
  [aws, github] = await Promise.all([startAws(), startGitHub()]);
  network = await startProxiedNetwork({ [ecrHost]: aws.url, [githubHost]: github.serverUrl });
  workspace = await mkdtemp(join(tmpdir(), 'company-'));
  await copyFile(join(import.meta.dirname, '../faults/fixtures/template.yaml'), join(workspace, '.flux.ci'));
});
afterAll(async () => {
  await Promise.all([aws.close(), github.close(), network.close(), rm(workspace, { recursive: true, force: true })]);
});

const behindTheProxy = () => ({ HTTPS_PROXY: network.proxyUrl, NODE_EXTRA_CA_CERTS: network.caFile });

describe('behind a CONNECT proxy with an authority of its own', () => {
  it('ensure-ecr-repo reaches AWS', async () => {
    const { conclusion, log } = await runStep({
      folder: join(actions, 'ensure-ecr-repo'),
      inputs: { repositories: 'api' },
      env: { ...aws.env, AWS_ENDPOINT_URL: '', ...behindTheProxy() },
      workspace,
    });
    expect(conclusion === 'success' ? '' : log).toBe('');
    expect(network.tunnels).toContain(`${ecrHost}:443`);
    expect(aws.ecr.repository('api')).toBeDefined();
  });

  it('push-helmrelease reaches GitHub with git', async () => {
    const iac = await github.createRepository('biomage/iac', { private: true });
    await iac.commit({ message: 'Start', files: { 'releases/staging/README.md': 'by CI only\n' } });
    const token = github.issueToken({
      login: 'releases[bot]',
      kind: 'installation',
      repositories: ['biomage/iac'],
      permissions: { contents: 'write' },
    });
    const { conclusion, log } = await runStep({
      folder: join(actions, 'push-helmrelease'),
      inputs: {
        environment: 'staging',
        image: 'registry.example/api:1.4.2',
        name: 'api',
        token,
        repository: 'biomage/iac',
      },
      env: behindTheProxy(),
      github: { server_url: `https://${githubHost}`, repository: 'biomage/api' },
      workspace,
    });
    expect(conclusion === 'success' ? '' : log).toBe('');
    expect(network.tunnels).toContain(`${githubHost}:443`);
    expect(await iac.read('releases/staging/api.yaml')).toContain('tag: 1.4.2');
    // Node found the proxy and the authority by itself: git had not to take over.
    expect(github.calls.map(({ operation }) => operation)).toEqual([
      'git:upload-pack',
      'git:upload-pack',
      'git:receive-pack',
    ]);
  });
});
