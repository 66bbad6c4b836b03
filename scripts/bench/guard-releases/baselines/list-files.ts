// The usual way: asks GitHub's API for the files of the pull request, pages of 100 until the end or until the 3,000 that it gives, and fails
// when one of them is a release. Bundled by the benchmark as our actions are.
import { readFile } from 'node:fs/promises';

const { GITHUB_API_URL: api = '', GITHUB_REPOSITORY: repository = '', INPUT_TOKEN: token = '' } = process.env;
const event: unknown = JSON.parse(await readFile(process.env['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
const number = Number(member(member(event, 'pull_request'), 'number'));

const releases = (await names()).filter((name) => name.startsWith('releases/') && !name.endsWith('.md'));
for (const name of releases) console.log(`::error::${name} is a release`);
process.exitCode = releases.length > 0 ? 1 : 0;

async function names(): Promise<string[]> {
  const all: string[] = [];
  for (let page = 1; ; page += 1) {
    const files = await filesOf(page);
    all.push(...files.map((file) => String(member(file, 'filename'))));
    if (files.length < 100) return all;
  }
}

async function filesOf(page: number): Promise<unknown[]> {
  const url = `${api}/repos/${repository}/pulls/${number}/files?per_page=100&page=${page}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return listOf(await answer.json());
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
