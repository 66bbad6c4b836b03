import { UserError } from '@iac/action-kit/errors';
import type { ReleaseErrorCode } from '../errors.ts';
import { bareGit, remoteFailure, type Session } from './session.ts';

/** PURE: whether git takes it for a branch (git-scm.com, git-check-ref-format), and no program for an option. */
export function isBranchName(name: string): boolean {
  return (
    /^[^\p{Cc} ~^:?*[\\]+$/u.test(name) &&
    !/^[-/]|\/$|\.$|\.\.|\/\/|@\{|^@$/.test(name) &&
    name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'))
  );
}

export function badBranch(name: string): UserError<ReleaseErrorCode> {
  return new UserError({
    code: 'branch-not-found',
    problem: `${JSON.stringify(name)} is no name of a branch.`,
    remedy: 'Write it without refs/heads/, as the repository shows it.',
  });
}

/** Why the branch is not there: none are, or others. Asks the remote for their names. */
export async function noBranch(session: Session, wanted: string | undefined, signal: AbortSignal): Promise<unknown> {
  const { url, repository } = session.talk.address;
  const args = ['ls-remote', '--heads', '--', url];
  const listed = await bareGit(session, { args, signal }).catch((error: unknown) => {
    throw remoteFailure(session, error);
  });
  const branches = [...listed.stdout.matchAll(/\trefs\/heads\/(.+)$/gm)].map(([, name = '']) => name);
  if (branches.length === 0)
    return new UserError<ReleaseErrorCode>({
      code: 'repository-empty',
      problem: `${repository} has no commit yet.`,
      remedy: 'Make its first commit, a README for example, on the branch that Flux follows.',
    });
  const problem =
    wanted === undefined
      ? `The default branch of ${repository} has no commit.`
      : `${repository} has no branch ${wanted}.`;
  return new UserError<ReleaseErrorCode>({
    code: 'branch-not-found',
    problem,
    remedy: `Name one that exists: ${some(branches)}.`,
  });
}

const shownBranches = 10;

function some(branches: readonly string[]): string {
  const rest = branches.length - shownBranches;
  return branches.slice(0, shownBranches).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
