import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { givenService, sampleService } from '../../src/tour/service.ts';
import { Terminal } from '../../src/tour/terminal.ts';
import { tour } from '../../src/tour/tour.ts';

const checkout = join(import.meta.dirname, '../../../..');
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tour-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Heard {
  readonly lines: string[];
  readonly abort: AbortController;
  readonly take: (root: string, service: Parameters<typeof tour>[0]['service']) => ReturnType<typeof tour>;
}

function listen(onLine: (line: string, abort: AbortController) => void = () => undefined): Heard {
  const lines: string[] = [];
  const abort = new AbortController();
  const terminal = new Terminal(
    (line) => {
      lines.push(line);
      onLine(line, abort);
    },
    { colours: false },
  );
  return { lines, abort, take: (root, service) => tour({ root, service, terminal, signal: abort.signal }) };
}

/** A checkout whose actions are these scripts, which may lie. */
async function checkoutWith(scripts: Record<'ensure-ecr-repo' | 'push-helmrelease', string>): Promise<string> {
  for (const part of ['releases', 'examples', '.github', 'cf', 'infra'])
    await cp(join(checkout, part), join(folder, part), { recursive: true });
  for (const [name, script] of Object.entries(scripts)) {
    const action = join(folder, 'actions', name);
    await mkdir(join(action, 'dist'), { recursive: true });
    await cp(join(checkout, 'actions', name, 'action.yml'), join(action, 'action.yml'));
    await writeFile(join(action, 'dist/index.js'), script);
    await writeFile(join(action, 'dist/package.json'), '{"type":"module"}');
  }
  return folder;
}

const outputs = (values: Record<string, string>) =>
  `import fs from 'node:fs';\nfs.appendFileSync(process.env.GITHUB_OUTPUT, ${JSON.stringify(
    Object.entries(values)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )});`;
const created = outputs({ outcome: 'created', 'repository-uri': 'registry/hello' });

describe('the tour', () => {
  it('releases the sample to both environments and deploys the platform, and the second time changes nothing', async () => {
    const { lines, take } = listen();
    const told = await take(checkout, await sampleService(checkout));
    expect(
      told.runs.map(({ round, environment, outcome }) => [round, environment, outcome.outputs['outcome']]),
    ).toEqual([
      ['first', 'staging', 'created'],
      ['first', 'staging', 'pushed'],
      ['first', 'production', 'unchanged'],
      ['first', 'production', 'pushed'],
      ['second', 'staging', 'unchanged'],
      ['second', 'staging', 'unchanged'],
      ['second', 'production', 'unchanged'],
      ['second', 'production', 'unchanged'],
    ]);
    const [staging, production] = told.readBack.releases;
    expect(staging?.text).toMatch(/tag: refs-heads-main-[0-9a-f]{40}-\d+ # \{"\$imagepolicy"/);
    expect(production?.text).toContain('replicaCount: 3');
    expect(
      told.judged.map(({ path, outcome: { conclusion, outputs } }) => [path, conclusion, outputs['reason']]),
    ).toEqual([
      ['releases/staging/hello.yaml', 'failure', 'protected-paths-changed'],
      ['releases/staging/ASK.md', 'success', 'allowed-changes-only'],
    ]);
    expect(told.judged[0]?.outcome.summary).toContain('releases/staging/hello.yaml');
    expect(told.platform.map(({ outcome: { conclusion, outputs } }) => [conclusion, outputs['outcome']])).toEqual([
      ['success', 'deployed'],
      ['success', 'unchanged'],
      ['success', 'planned'],
      ['failure', 'failed'],
    ]);
    expect(told.platform[2]?.comment).toContain('PlotsTable');
    expect(lines.join('\n')).not.toContain('✗');
  }, 120_000);

  it("names what a service's template needs when there is no inputs.yaml", async () => {
    await writeFile(
      join(folder, '.flux.ci'),
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: FILLED_IN_BY_CI }\nspec:\n  values: { replicaCount: FILLED_IN_BY_CI }\n',
    );
    const { lines, take } = listen();
    await expect(take(checkout, await givenService(checkout, folder))).rejects.toThrow(/inputs\.yaml, below each env/);
    expect(lines.join('\n')).toContain('Give replica-count.');
  });

  it('believes no action that says what is not so', async () => {
    const root = await checkoutWith({
      'ensure-ecr-repo': created,
      'push-helmrelease': outputs({ outcome: 'pushed', changed: 'true', 'commit-sha': 'abc', path: 'releases/x.yaml' }),
    });
    const { lines, take } = listen();
    await expect(take(root, await sampleService(root))).rejects.toMatchObject({ code: 'claim-broken' });
    expect(lines.at(-1)).toBe("  ✗ iac's main is the commit that the action named");
  });

  it('ends at the first action that fails', async () => {
    const root = await checkoutWith({ 'ensure-ecr-repo': 'process.exitCode = 1', 'push-helmrelease': '' });
    const { take } = listen();
    await expect(take(root, await sampleService(root))).rejects.toThrow(
      /^Push image for staging failed: ensure-ecr-repo/,
    );
  });

  it('takes everything away when it is interrupted', async () => {
    const root = await checkoutWith({
      'ensure-ecr-repo': "console.log('waiting'); setInterval(() => {}, 1000)",
      'push-helmrelease': '',
    });
    const { lines, take } = listen((line, abort) => {
      if (line.includes('waiting')) abort.abort();
    });
    await expect(take(root, await sampleService(root))).rejects.toThrow(/abort/);
    const [address = ''] = lines.flatMap((line) => /GitHub +(\S+)/.exec(line)?.[1] ?? []);
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });
});

describe('a service of the user', () => {
  it('is called by its folder, as GitHub and ECR would have it', async () => {
    const service = join(folder, 'My_Service.API');
    await mkdir(service);
    await writeFile(join(service, '.flux.ci'), '');
    expect((await givenService(checkout, service)).name).toBe('my-service-api');
  });

  it('is called by its inputs, if they say so, and released where they say', async () => {
    await writeFile(join(folder, '.flux.ci'), '');
    await writeFile(join(folder, 'inputs.yaml'), 'production:\n  name: api\n');
    const { name, inputs } = await givenService(checkout, folder);
    expect([name, ...inputs.keys()]).toEqual(['api', 'production']);
  });

  it('is refused without a template', async () => {
    await expect(givenService(checkout, folder)).rejects.toThrow(/has no \.flux\.ci/);
  });
});
