// Many services deploy at the same moment into one repository with twenty thousand commits: sixteen in `npm run check`.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '@iac/local/github';
import { land, openRemote, type Landing, type Tip } from '@iac/releases';

const commits = 20_000;
const exhaustive = process.env['IAC_EXHAUSTIVE'] === '1';
const pushers = Array.from({ length: exhaustive ? 16 : 6 }, (_, n) => `service-${String(n)}`);
const minutes = 60_000;

let github: GitHub;
let iac: Repository;
let token: string;
let temp: string;
beforeAll(async () => {
  github = await startGitHub();
  iac = await github.createRepository('acme/iac', { history: { commits, files: 2_000 } });
  const permissions = { contents: 'write' } as const;
  token = github.issueToken({ login: 'ci[bot]', kind: 'installation', repositories: [iac.fullName], permissions });
  temp = await mkdtemp(join(tmpdir(), 'concurrent-'));
}, 2 * minutes);
afterAll(async () => {
  await github.close();
  await rm(temp, { recursive: true, force: true });
});

const fileOf = (service: string) => `releases/production/${service}.yaml`;

async function deploy(service: string): Promise<Landing> {
  const signal = AbortSignal.timeout(4 * minutes);
  const branch = await openRemote({ url: iac.url, credentials: { kind: 'token', token } }, { temp, signal });
  try {
    return await land(branch, (tip) => changeOf(service, tip), { deadline: signal });
  } finally {
    await branch.close();
  }
}

async function changeOf(service: string, tip: Tip) {
  const path = fileOf(service);
  const text = `service: ${service}\n`;
  if ((await tip.entry(path))?.oid === tip.oidOf(text)) return undefined;
  return {
    files: new Map([[path, text]]),
    message: `Deploy ${service}`,
    author: { name: 'CI', email: 'ci@example.com' },
  };
}

describe(`${String(pushers.length)} concurrent pushers`, () => {
  it(
    'all land, none lost, each as one commit on top of the others',
    async () => {
      const before = await iac.head();
      const landings = await Promise.all(pushers.map(deploy));
      expect(landings.every(({ outcome }) => outcome === 'pushed')).toBe(true);

      const log = await iac.log();
      expect(log).toHaveLength(commits + pushers.length);
      const ours = log.slice(0, pushers.length);
      expect(ours.map(({ message }) => message.trim()).sort()).toEqual(pushers.map((s) => `Deploy ${s}`).sort());
      expect(new Set(ours.map(({ oid }) => oid))).toEqual(new Set(landings.map(({ commit }) => commit)));
      expect(log[pushers.length]?.oid).toBe(before);
      expect(await iac.list('releases/production')).toEqual(pushers.map(fileOf).sort());
      expect(await readdir(temp)).toEqual([]);
    },
    5 * minutes,
  );

  it(
    'change nothing the second time',
    async () => {
      const before = await iac.head();
      const outcomes = await Promise.all(pushers.map(async (service) => (await deploy(service)).outcome));
      expect(new Set(outcomes)).toEqual(new Set(['unchanged']));
      expect(await iac.head()).toBe(before);
    },
    5 * minutes,
  );
});
