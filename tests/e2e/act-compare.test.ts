// Steps with our actions, run by act and by our own runner, each in a world of its own: what they show is the same.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Aws, startAws } from '@iac/local/aws';
import { type GitHub, startGitHub } from '@iac/local/github';
import { archiveOfThisRepository } from './act/actions.ts';
import { byAct } from './act/by-act.ts';
import { byOurs } from './act/by-ours.ts';
import { type Case, changed, lasting, type Shown, type Surroundings } from './act/compared.ts';
import type { ActRun } from './act/read-log.ts';
import { confirmedBy } from './confirmed-by.ts';

const root = join(import.meta.dirname, '../..');
const password = 'hunter2-hunter2';

interface World {
  readonly aws: Aws;
  readonly github: GitHub;
  readonly surroundings: Surroundings;
  released(): Promise<string | undefined>;
}

/** The same world whenever it is made, but for ports and times. */
async function makeWorld(material: string): Promise<World> {
  const [aws, github] = await Promise.all([startAws(), startGitHub()]);
  const iac = await github.createRepository('biomage/iac', { private: true });
  await iac.commit({ message: 'Start', files: { 'releases/staging/README.md': 'by CI only\n' } });
  aws.ecr.put('old', { mutability: 'MUTABLE', scanOnPush: false, tags: new Map([['team', 'a']]) });
  const token = github.issueToken({
    ...{ login: 'releases[bot]', kind: 'installation', repositories: ['biomage/iac'] },
    permissions: { contents: 'write' },
  });
  const [server_url, api_url, graphql_url] = [github.serverUrl, github.apiUrl, github.graphqlUrl];
  return {
    ...{ aws, github },
    released: () => iac.read('releases/staging/hello.yaml'),
    surroundings: {
      material,
      env: aws.env,
      secrets: { RELEASES_TOKEN: token, PASSWORD: password },
      github: {
        repository: 'biomage/hello',
        repository_owner: 'biomage',
        ref: 'refs/heads/main',
        server_url,
        api_url,
        graphql_url,
      },
    },
  };
}

const release = {
  ...{ environment: 'staging', image: 'registry.example/hello:1.4.2', 'service-account-role': 'hello-staging' },
  ...{ 'replica-count': '1', token: '${{ secrets.RELEASES_TOKEN }}' },
};
const everything = { 'lifecycle-policy': 'keep-last=5', tags: 'team=b', 'image-tag-mutability': 'IMMUTABLE' };

const steps: readonly (readonly [name: string, action: string, inputs: Case['inputs'], env?: Case['env']])[] = [
  ['a repository that is made', 'ensure-ecr-repo', { tags: 'service=${{ github.event.repository.name }}' }],
  ['a repository that is there', 'ensure-ecr-repo', { tags: 'service=hello' }],
  ['a plan for an old repository', 'ensure-ecr-repo', { repositories: 'old', mode: 'plan', ...everything }],
  ['an old repository that is changed', 'ensure-ecr-repo', { repositories: 'old', ...everything }],
  ['an old repository that is left as it is', 'ensure-ecr-repo', { repositories: 'old' }],
  [
    'inputs that are wrong, one of them in a file',
    'ensure-ecr-repo',
    { repositories: 'Api', 'scan-on-push': 'yes', 'lifecycle-policy': 'broken.json' },
  ],
  ['keys that nobody knows', 'ensure-ecr-repo', {}, { AWS_ACCESS_KEY_ID: 'NOBODY' }],
  ['a plan of a release', 'push-helmrelease', { ...release, mode: 'plan' }],
  ['a release', 'push-helmrelease', release],
  ['the release again', 'push-helmrelease', release],
  [
    'a release that shows a secret',
    'push-helmrelease',
    { ...release, mode: 'plan', values: 'password: ${{ secrets.PASSWORD }}' },
  ],
  ['a template that is missing', 'push-helmrelease', { ...release, template: 'nowhere.yaml' }],
  ['a token that nobody gave out', 'push-helmrelease', { ...release, token: 'ghs_nobody' }],
];

confirmedBy(['act'], () => {
  let temp: string;
  let ours: readonly Shown[];
  let acts: readonly Shown[];
  let run: ActRun;
  const worlds: World[] = [];

  beforeAll(async () => {
    temp = await mkdtemp(join(tmpdir(), 'act-compare-'));
    const archive = await archiveOfThisRepository(join(temp, 'iac'));
    const material = join(temp, 'material');
    await mkdir(material);
    // Half of the steps find the actions in the workspace (`./actions/NAME`), as this repository's own workflows do.
    await cp(join(archive, 'actions'), join(material, 'actions'), { recursive: true });
    await cp(join(root, 'examples/service/.flux.ci'), join(material, '.flux.ci'));
    await writeFile(join(material, 'broken.json'), '{\n  "rules": [,]\n}\n');
    const cases = steps.map(([name, action, inputs, env = {}], index): Case => {
      const uses = index % 2 === 0 ? `biomage/iac/actions/${action}@v1` : `./actions/${action}`;
      return { name, uses, folder: join(archive, 'actions', action), inputs, env };
    });
    for (const runner of ['ours', 'act'] as const) {
      const world = await makeWorld(material);
      worlds.push(world);
      if (runner === 'ours') ours = await byOurs(cases, world.surroundings, temp);
      else ({ shown: acts, run } = await byAct(cases, world.surroundings, temp));
    }
  }, 300_000);
  afterAll(async () => {
    for (const { aws, github } of worlds) await Promise.all([aws.close(), github.close()]);
    await rm(temp, { recursive: true, force: true, maxRetries: 5 });
  });

  describe('act shows what our runner shows', () => {
    it.each(steps.map(([name], index) => ({ name, index })))('of $name', ({ index }) => {
      const [our, act] = [ours[index], acts[index]];
      if (our === undefined || act === undefined) throw new Error(run.text);
      expect(changed(act, lasting)).toEqual(changed(our, lasting));
    });
  });

  it('our actions leave the same release behind under act and under our runner', async () => {
    const [our = '', act] = await Promise.all(worlds.map((world) => world.released()));
    expect(our).toContain('tag: 1.4.2');
    expect(act).toBe(our);
  });

  it('neither act nor our runner shows a secret of our actions', () => {
    // Outputs are for later steps, which need them as they are.
    const shown = [run.text, JSON.stringify([...ours, ...acts].map((each) => ({ ...each, outputs: {} })))];
    for (const { surroundings } of worlds)
      for (const secret of Object.values(surroundings.secrets))
        for (const text of shown) expect(text).not.toContain(secret);
    expect([...ours, ...acts].filter(({ summary }) => summary.includes('password: ***'))).toHaveLength(2);
  });
});
