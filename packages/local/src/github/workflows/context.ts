import type { GithubContext } from '../../runner/github-context.ts';
import { testMerge } from '../pulls/test-merge.ts';
import type { RunParts } from './handle.ts';

/** The `github` context of a job, less the token. https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows */
export async function jobContext(
  parts: RunParts,
  job: string,
  tip: (branch: string) => Promise<string | undefined>,
): Promise<Partial<GithubContext>> {
  const { state, repository, asked, facts, run } = parts;
  const { ref, sha } = await checkedOut(parts, tip);
  const { fullName, owner, id, defaultBranch } = repository;
  // A pull_request run takes the workflow from its merge commit, pull_request_target from the default branch.
  const own = run.event === 'pull_request' || run.event === 'merge_group' || run.event === 'push';
  const workflowRef = own ? ref : `refs/heads/${defaultBranch}`;
  return {
    ...{ event: asked.event.payload, event_name: run.event, ref, sha, job },
    ...{ repository: fullName, repository_owner: owner, repository_id: String(id) },
    repository_owner_id: String(state.accounts.of(owner).id),
    ...{ head_ref: facts.number === undefined ? '' : facts.headBranch, base_ref: facts.baseBranch ?? '' },
    ...{ actor: run.actor, actor_id: String(state.accounts.of(run.actor).id), triggering_actor: run.triggeringActor },
    ...{ workflow: run.path, workflow_ref: `${fullName}/${run.path}@${workflowRef}`, workflow_sha: sha },
    ...{ run_id: String(run.id), run_number: String(run.number), run_attempt: String(run.attempt) },
    ...{ server_url: state.serverUrl, api_url: state.apiUrl, graphql_url: state.graphqlUrl },
  };
}

async function checkedOut({ repository, facts, run }: RunParts, tip: (branch: string) => Promise<string | undefined>) {
  const { defaultBranch, pulls } = repository;
  if (run.event === 'pull_request' && facts.number !== undefined) {
    const merge = await testMerge(repository, pulls.get(facts.number));
    return { ref: `refs/pull/${String(facts.number)}/merge`, sha: merge.commit ?? facts.headSha };
  }
  if (facts.number === undefined) return { ref: facts.ref, sha: facts.headSha };
  // Since 8 December 2025 it is the default branch, whatever the pull request's base.
  return { ref: `refs/heads/${defaultBranch}`, sha: (await tip(defaultBranch)) ?? facts.headSha };
}
