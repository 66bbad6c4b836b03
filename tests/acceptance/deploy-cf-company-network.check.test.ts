// All clients of deploy-cf from a network in which every host is behind a CONNECT proxy and speaks TLS by an authority of its own.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startGitHub, type GitHub } from '@iac/local/github';
import { startProxiedNetwork, type ProxiedNetwork } from '@iac/local/proxy';
import { openGround, type Ground } from './deploy-cf/ground.ts';
import { environment } from './deploy-cf/templates.ts';

const hosts = ['cloudformation', 'sts', 'eks', 's3'].map((service) => `${service}.eu-west-1.amazonaws.com`);
const githubHost = 'github.company.example';
let ground: Ground;
let github: GitHub;
let network: ProxiedNetwork;

beforeAll(async () => {
  [ground, github] = await Promise.all([openGround(), startGitHub()]);
  const aws = Object.fromEntries(hosts.map((host) => [host, ground.aws.url]));
  network = await startProxiedNetwork({ ...aws, [githubHost]: github.serverUrl });
});
afterAll(async () => {
  await Promise.all([ground.close(), github.close(), network.close()]);
});

/** Too long for a request, so that it goes into a bucket, and with a parameter that is asked of the cluster. */
const template = `${environment}  OIDCProvider: {Type: String}
Resources:
${Array.from(
  { length: 300 },
  (_, index) => `  Topic${index}:
    Type: AWS::SNS::Topic
    Properties: {DisplayName: '${'long '.repeat(40)}${index}'}
`,
).join('')}`;

it('reaches CloudFormation, STS, EKS, S3 and GitHub', async () => {
  const iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { 'README.md': '# iac\n' }, message: 'Start' });
  await iac.branch('change', await iac.head());
  await iac.commit({ branch: 'change', files: { 'cf/large.yaml': template }, message: 'Change' });
  const pull = await iac.pulls.open({ head: 'change', base: 'main' });
  const token = github.issueToken({
    login: 'github-actions[bot]',
    kind: 'actions',
    repositories: ['acme/iac'],
    permissions: { contents: 'read', pull_requests: 'write' },
  });
  ground.aws.eks.put('biomage-staging');
  // The certificate of a bucket's own host covers no name with a dot: such a bucket stands in the path.
  ground.aws.s3.put('company.artifacts');
  await ground.write({ 'cf/large.yaml': template });
  const outcome = await ground.run(
    {
      mode: 'plan',
      'change-sets': 'create',
      comment: 'true',
      'pull-request': String(pull.number),
      'allowed-account-ids': '123456789012',
      'artifact-bucket': 'company.artifacts',
    },
    {
      env: { AWS_ENDPOINT_URL: '', HTTPS_PROXY: network.proxyUrl, NODE_EXTRA_CA_CERTS: network.caFile },
      github: { token, repository: 'acme/iac', server_url: `https://${githubHost}` },
    },
  );
  expect(outcome.conclusion === 'success' ? '' : outcome.log).toBe('');
  expect(outcome.annotations.filter(({ level }) => level === 'warning')).toEqual([]);
  expect([...new Set(network.tunnels)].toSorted()).toEqual(
    [...hosts, githubHost].map((host) => `${host}:443`).toSorted(),
  );
  expect(pull.comments).toHaveLength(1);
}, 60_000);
