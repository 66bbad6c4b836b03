import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import * as z from 'zod';
import { occasionOf } from '../../src/event/occasion.ts';
import { readOccasion, workflowPath } from '../../src/event/read-occasion.ts';

// Jest cannot yet import JSON as Node does.
const all: unknown = createRequire(import.meta.url)('@octokit/webhooks-examples');
const examples = z
  .array(z.object({ name: z.string(), examples: z.array(z.looseObject({ action: z.string().optional() })) }))
  .parse(all);
const published = (name: string) => examples.find((each) => each.name === name)?.examples ?? [];
const repository = 'biomage/iac';
const oid = expect.stringMatching(/^[0-9a-f]{40}$/);

describe('the payloads that GitHub publishes', () => {
  it.each(published('pull_request').map((payload) => [payload.action, payload] as const))(
    'of pull_request %s are read',
    (action, payload) => {
      expect(occasionOf({ name: 'pull_request_target', payload, repository })).toMatchObject({
        kind: 'pull-request',
        event: 'pull_request_target',
        action,
        pins: { head: oid, base: oid },
        author: { id: expect.any(Number) },
        sender: { id: expect.any(Number) },
      });
    },
  );

  it.each(published('merge_group').map((payload) => [payload]))('of merge_group are read', (payload) => {
    expect(occasionOf({ name: 'merge_group', payload, repository })).toMatchObject({
      kind: 'merge-group',
      pins: { head: oid, base: oid },
      baseRef: expect.not.stringContaining('refs/'),
    });
  });

  it.each(published('push').map((payload) => [payload]))('of push are read', (payload) => {
    const occasion = occasionOf({ name: 'push', payload, repository });
    expect(occasion).toMatchObject({ kind: 'push', ref: expect.stringMatching(/^refs\//) });
    expect(JSON.stringify(occasion)).not.toContain('0'.repeat(40));
  });
});

const [opened] = published('pull_request');

/** The published one, changed in its pull request. */
function payloadWith(change: object): object {
  const pull = opened?.['pull_request'];
  return { ...opened, pull_request: { ...(typeof pull === 'object' ? pull : {}), ...change } };
}

describe('a pull request', () => {
  it('whose head repository is deleted is one all the same', () => {
    const payload = payloadWith({ head: { ref: 'x', sha: 'a'.repeat(40), repo: null } });
    expect(occasionOf({ name: 'pull_request', payload, repository })).toMatchObject({ headRepository: undefined });
  });

  it('of a deleted account is of ghost', () => {
    const payload = payloadWith({ user: null });
    expect(occasionOf({ name: 'pull_request', payload, repository })).toMatchObject({ author: { login: 'ghost' } });
  });

  it.each(['0'.repeat(40), 'main', 'A'.repeat(40), 'a'.repeat(39)])('whose head is %s is refused', (sha) => {
    const payload = payloadWith({ head: { ref: 'x', sha, repo: null } });
    expect(() => occasionOf({ name: 'pull_request', payload, repository })).toThrow(
      /pull_request.head.sha: is no commit/,
    );
  });
});

describe('a push', () => {
  const push = { ref: 'refs/heads/x', forced: false, repository: { full_name: repository } };

  it('that makes a branch has nothing before, and one that deletes it nothing after', () => {
    const payload = { ...push, before: '0'.repeat(40), after: 'a'.repeat(40) };
    expect(occasionOf({ name: 'push', payload, repository })).toMatchObject({
      before: undefined,
      after: 'a'.repeat(40),
    });
  });
});

it('any other event is one, of the repository that the runner names', () => {
  expect(occasionOf({ name: 'schedule', payload: {}, repository })).toEqual({
    kind: 'other',
    event: 'schedule',
    repository: { owner: 'biomage', name: 'iac' },
  });
});

describe('the runner', () => {
  it('says what happened in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guard-releases-'));
    const path = join(folder, 'event.json');
    writeFileSync(path, JSON.stringify(opened));
    const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path };
    expect(readOccasion(env)).toMatchObject({ kind: 'pull-request' });
    writeFileSync(path, '{');
    expect(() => readOccasion(env)).toThrow(/payload of the event pull_request is not GitHub's/);
    rmSync(folder, { recursive: true });
    expect(() => readOccasion(env)).toThrow(/ENOENT/);
  });

  it.each([
    ['biomage/iac/.github/workflows/guard.yaml@refs/heads/main', '.github/workflows/guard.yaml'],
    ['biomage/iac/.github/workflows/a@b.yaml@refs/heads/main', '.github/workflows/a@b.yaml'],
    ['', undefined],
  ])('says by %j that the workflow is %s', (reference, path) => {
    expect(workflowPath({ GITHUB_WORKFLOW_REF: reference })).toBe(path);
  });
});
