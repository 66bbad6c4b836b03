import { LocalGitHubError } from '../errors.ts';
import { personOf } from '../repositories/people.ts';
import { writtenBy } from './environment.ts';
import { tryGit } from './run.ts';

const lockAttempts = 100;
const nothing = '0'.repeat(40);

export interface RefMove {
  /** refs/heads/main */
  readonly ref: string;
  /** The commit that it must point at; undefined: it must not exist. */
  readonly expected: string | undefined;
  /** Undefined: it goes away. */
  readonly to: string | undefined;
  /** Login that the reflog names. */
  readonly sender: string;
}

/** False when the ref no longer points at `expected`. */
export async function moveRef(dir: string, move: RefMove): Promise<boolean> {
  const { ref, expected, to = nothing, sender } = move;
  const env = writtenBy(personOf(sender));
  // A push may hold the ref's lock while it still points at what we expect: then the lock is asked for again.
  for (let attempt = 0; ; attempt += 1) {
    const moved = await tryGit({ dir, env }, ['update-ref', '-m', 'moved', ref, to, expected ?? nothing]);
    if (moved.code === 0) return true;
    const now = await tryGit({ dir }, ['rev-parse', '--verify', '--quiet', ref]);
    if (now.stdout.toString().trim() !== (expected ?? '')) return false;
    if (attempt === lockAttempts) throw cannotMove(ref, moved.stderr);
  }
}

function cannotMove(ref: string, stderr: string): LocalGitHubError {
  return new LocalGitHubError({
    code: 'git-failed',
    problem: `${ref} cannot be moved: ${stderr.trim()}`,
    remedy: 'Check the name of the branch, and that no lock file was left behind.',
  });
}
