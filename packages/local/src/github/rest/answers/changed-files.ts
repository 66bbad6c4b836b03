import { git } from '../../git/run.ts';
import type { RepositoryRequest } from '../operation.ts';

interface Change {
  readonly status: string;
  readonly sha: string;
  readonly path: string;
  readonly previous?: string;
}

const statuses: Readonly<Record<string, string>> = {
  ...{ A: 'added', D: 'removed', M: 'modified', R: 'renamed', C: 'copied', T: 'changed' },
};

export interface Difference {
  readonly from: string;
  readonly to: string;
  /** What is beyond is left out, and nothing says so. */
  readonly most: number;
}

/** What differs between two commits as the schema's diff-entry, renames found; without modes and patches. */
export async function changedFiles(request: RepositoryRequest, { from, to, most }: Difference) {
  const { state, repository, dir } = request;
  const flags = ['diff-tree', '-r', '-z', '--find-renames', '--full-index'];
  const [raw, counted] = await Promise.all([
    git({ dir }, [...flags, '--raw', from, to]),
    git({ dir }, [...flags, '--numstat', from, to]),
  ]);
  const counts = parseCounts(counted.toString());
  const html = `${state.serverUrl}/${repository.fullName}`;
  return parseChanges(raw.toString(), most).map(({ status, sha, path, previous }) => {
    const { additions = 0, deletions = 0 } = counts.get(path) ?? {};
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return {
      ...{ sha, filename: path, status, additions, deletions, changes: additions + deletions },
      blob_url: `${html}/blob/${to}/${encoded}`,
      raw_url: `${html}/raw/${to}/${encoded}`,
      contents_url: `${state.apiUrl}/repos/${repository.fullName}/contents/${encoded}?ref=${to}`,
      ...(previous !== undefined && { previous_filename: previous }),
    };
  });
}

/** `:oldmode newmode oldsha newsha status NUL path NUL`, of a rename or copy with two paths. */
function parseChanges(raw: string, most: number): Change[] {
  const fields = raw.split('\0');
  const changes: Change[] = [];
  for (let n = 0; (fields[n] ?? '') !== '' && changes.length < most;) {
    const [, , before = '', after = '', letter = ''] = (fields[n++] ?? '').split(' ');
    const previous = /^[RC]/.test(letter) ? fields[n++] : undefined;
    const path = fields[n++] ?? '';
    const sha = letter === 'D' ? before : after;
    changes.push({
      status: statuses[letter.charAt(0)] ?? 'changed',
      sha,
      path,
      ...(previous !== undefined && { previous }),
    });
  }
  return changes;
}

/** `added TAB deleted TAB path NUL`, of a rename `added TAB deleted TAB NUL old NUL new NUL`; `-` for binary. */
function parseCounts(numstat: string): Map<string, { additions: number; deletions: number }> {
  const counts = new Map<string, { additions: number; deletions: number }>();
  const fields = numstat.split('\0');
  for (let n = 0; (fields[n] ?? '') !== '';) {
    const [additions, deletions, named = ''] = splitTwice(fields[n++] ?? '');
    if (named === '') n += 2;
    const path = named === '' ? (fields[n - 1] ?? '') : named;
    counts.set(path, { additions: Number(additions) || 0, deletions: Number(deletions) || 0 });
  }
  return counts;
}

/** A path may hold a tab. */
function splitTwice(line: string): string[] {
  const [, additions = '', deletions = '', path = ''] = /^([^\t]*)\t([^\t]*)\t([^]*)$/.exec(line) ?? [];
  return [additions, deletions, path];
}
