import { oneComment, ownComments, writeComment, type PullRequest } from '@iac/comments';
import type { GitHub } from '@iac/github';

/** Keeps one comment of ours that starts with `marker`. Returns its address, '' where GitHub does not say. */
export async function keepComment(
  github: GitHub,
  { pull, page }: { readonly pull: PullRequest; readonly page: string },
  { marker, body }: { readonly marker: string; readonly body: string },
): Promise<string> {
  const before = await ownComments(github, pull, marker);
  for (const step of oneComment(body, before)) await writeComment(github, pull, step);
  const [kept] = before.length > 0 ? before : await ownComments(github, pull, marker);
  return kept === undefined ? '' : `${page}#issuecomment-${kept.id}`;
}
