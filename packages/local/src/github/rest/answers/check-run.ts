import { nodeId } from '../../api/node-id.ts';
import type { StoredCheckRun } from '../../checks/store.ts';
import type { Annotation } from '../../checks/types.ts';
import type { RepositoryRequest } from '../operation.ts';
import { toApp } from './app.ts';
import { pullsWithHead } from './pull-minimal.ts';

/** A check run as the schema's check-run. */
export function toCheckRun({ state, repository }: RepositoryRequest, run: StoredCheckRun): object {
  const { id, name, headSha, externalId, conclusion, startedAt, completedAt, suiteId, annotations } = run;
  const url = `${state.apiUrl}/repos/${repository.fullName}/check-runs/${String(id)}`;
  const html = `${state.serverUrl}/${repository.fullName}/runs/${String(id)}`;
  const app = state.accounts.findApp(run.app) ?? state.accounts.app(run.app);
  return {
    ...{ id, node_id: nodeId('CR', id), name, head_sha: headSha, external_id: externalId, url, html_url: html },
    details_url: run.detailsUrl === undefined ? html : `${run.detailsUrl}/job/${String(id)}`,
    ...{ status: conclusion === null ? 'in_progress' : 'completed', conclusion },
    ...{ started_at: startedAt, completed_at: completedAt, check_suite: { id: suiteId } },
    output: {
      ...{ title: null, summary: null, text: null, annotations_count: annotations.length },
      annotations_url: `${url}/annotations`,
    },
    app: toApp(state, app.slug),
    pull_requests: pullsWithHead(state, repository, headSha),
  };
}

export function toAnnotation({ state, repository }: RepositoryRequest, run: StoredCheckRun, annotation: Annotation) {
  const { path, startLine, endLine, level, title, message } = annotation;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return {
    ...{ path, start_line: startLine, end_line: endLine, start_column: null, end_column: null },
    ...{ annotation_level: level, title: title ?? '', message, raw_details: '' },
    blob_href: `${state.serverUrl}/${repository.fullName}/blob/${run.headSha}/${encoded}`,
  };
}
