import type { Actor, PullRequestOccasion } from '../../src/contract.ts';
import { recordOf } from '../../src/who/record.ts';
import { trustOf } from '../../src/who/trust.ts';
import { fakeGitHub, runOf } from '../fake-github.ts';
import { inputs, pullRequest } from '../occasion.ts';

export const sha = (digit: string) => digit.repeat(40);
export const person = (id: number, login: string, type = 'User'): Actor => ({ id, login, type });
export const good = person(1, 'good');
export const evil = person(666, 'evil');
export const bot = person(99, 'releases[bot]', 'Bot');

export interface GuardRun {
  readonly head: string;
  readonly actor: Actor;
  readonly notices?: readonly string[];
  readonly event?: string;
  readonly path?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly title?: string;
}

/** The guard's run on an event of pull request 12 by `sender`, with the notice that it left. */
export function left(
  action: string,
  head: string,
  { before, by = good, number = 12 }: { before?: string; by?: Actor; number?: number } = {},
): GuardRun {
  const event = pullRequest({ action, number, before, sender: by, pins: { head, base: sha('b') } });
  const notice = recordOf(event);
  return { head, actor: by, notices: notice === undefined ? [] : [notice.message] };
}

export function guardedBy(runs: readonly GuardRun[], further: Parameters<typeof fakeGitHub>[0] = {}) {
  return fakeGitHub({
    'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': ({ head_sha }) => ({
      total_count: runs.length,
      workflow_runs: runs.flatMap(({ head, actor, event, path, status }, index) =>
        head !== head_sha
          ? []
          : {
              id: 100 + index,
              event: event ?? 'pull_request_target',
              path: path ?? '.github/workflows/guard-releases.yaml',
              head_sha: head,
              status: status ?? 'completed',
              actor,
            },
      ),
    }),
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs': ({ run_id }) => ({
      jobs: [
        {
          check_run_url: `https://api.github.com/repos/biomage/iac/check-runs/${String(run_id)}`,
          conclusion: runs[Number(run_id) - 100]?.conclusion ?? 'failure',
        },
      ],
    }),
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': ({ check_run_id }) => {
      const { notices = [], title = 'guard-releases: who pushed' } = runs[Number(check_run_id) - 100] ?? {};
      return notices.map((message) => ({ title, annotation_level: 'notice', message }));
    },
    ...further,
  });
}

export const now = (changes: Partial<PullRequestOccasion>) =>
  pullRequest({ author: good, sender: good, pins: { head: sha('3'), base: sha('b') }, before: sha('2'), ...changes });
export const opened = now({ action: 'opened', before: undefined });

export async function trust(occasion: PullRequestOccasion, runs: readonly GuardRun[] = [], actors = 'user:1') {
  return trustOf(runOf(guardedBy(runs).github, occasion, inputs({ 'trusted-actors': actors })), occasion);
}

export const history = [left('opened', sha('1')), left('synchronize', sha('2'), { before: sha('1') })];
