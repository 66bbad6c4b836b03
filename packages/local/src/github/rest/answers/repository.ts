import type { StoredRepository } from '../../repositories/store.ts';
import type { State } from '../../state.ts';
import { toAccount } from './account.ts';
import { nodeId } from '../../api/node-id.ts';

const pages = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

const counts = {
  ...{ forks: 0, forks_count: 0, open_issues: 0, open_issues_count: 0, size: 0, stargazers_count: 0, watchers: 0 },
  ...{ watchers_count: 0, network_count: 0, subscribers_count: 0 },
};

const settings = {
  ...{ archived: false, disabled: false, has_issues: true, has_projects: true, has_wiki: true, has_downloads: true },
  ...{ has_pages: false, has_discussions: false, is_template: false, topics: [] },
};

/** What the caller may do, as the schema's `permissions`. */
export interface Rights {
  readonly admin: boolean;
  readonly push: boolean;
  readonly pull: boolean;
}

/** A repository as the schema's full-repository; what has no meaning here is empty. */
export function toRepository(state: State, repository: StoredRepository, permissions: Rights): object {
  const { fullName, id, name, owner, createdAt } = repository;
  const url = `${state.apiUrl}/repos/${fullName}`;
  const html = `${state.serverUrl}/${fullName}`;
  const host = new URL(state.serverUrl).host;
  return {
    ...Object.fromEntries(Object.entries(pages).map(([key, path]) => [key, url + path])),
    ...counts,
    ...settings,
    id,
    node_id: nodeId('R', id),
    name,
    full_name: fullName,
    owner: toAccount(state, owner),
    fork: repository.parent !== undefined,
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    default_branch: repository.defaultBranch,
    url,
    html_url: html,
    svn_url: html,
    clone_url: `${html}.git`,
    git_url: `git://${host}/${fullName}.git`,
    ssh_url: `git@${host}:${fullName}.git`,
    ...{ description: null, homepage: null, language: null, license: null, mirror_url: null },
    ...{ created_at: createdAt, updated_at: createdAt, pushed_at: createdAt },
    permissions: { ...permissions, maintain: permissions.admin, triage: permissions.push },
  };
}
