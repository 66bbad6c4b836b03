import type { Actor, MergeGroupOccasion, PullRequestOccasion, Run, Trust } from '../contract.ts';
import { isUnknown } from '../errors.ts';
import { TrustedActors } from './actors.ts';
import { pushersOf } from './pushers.ts';

/** Whether all who wrote the change may make it. Only asked for a change that is a violation. */
export async function trustOf(run: Run, occasion: PullRequestOccasion | MergeGroupOccasion): Promise<Trust> {
  if (occasion.kind === 'merge-group') {
    return { kind: 'untrusted', why: 'a group of the merge queue has no author of its own to be judged' };
  }
  const trusted = new TrustedActors(run.github, run.inputs.trustedActors);
  try {
    return (
      (await objection(trusted, occasion.author, 'opened the pull request')) ?? (await pushers(run, occasion, trusted))
    );
  } catch (error) {
    if (!isUnknown(error)) throw error;
    return {
      kind: 'not-verifiable',
      why: `who pushed could not be read: ${error.problem} ${remedies[error.code] ?? ''}`.trim(),
    };
  }
}

const rights = 'Give the job actions:read and checks:read.';
const remedies: Partial<Record<string, string>> = { 'github-forbidden': rights, 'github-not-found': rights };

async function pushers(run: Run, occasion: PullRequestOccasion, trusted: TrustedActors): Promise<Trust> {
  const names = [occasion.author.login];
  for await (const found of pushersOf(run, occasion)) {
    if (found.kind === 'unknown') return { kind: 'untrusted', why: found.why };
    if (found.kind === 'not-verifiable') return found;
    const refused = await objection(trusted, found.sender, `pushed ${found.head.slice(0, 12)}`);
    if (refused !== undefined) return refused;
    names.push(found.sender.login);
  }
  return { kind: 'trusted', by: [...new Set(names)].join(', ') };
}

async function objection(trusted: TrustedActors, person: Actor, did: string): Promise<Trust | undefined> {
  switch (await trusted.standingOf(person)) {
    case 'trusted':
      return undefined;
    case 'untrusted':
      return { kind: 'untrusted', why: `${person.login} (id ${person.id}), who ${did}, is none of the trusted actors` };
    case 'not-verifiable':
      return {
        kind: 'not-verifiable',
        why: `whether ${person.login}, who ${did}, is in a trusted team needs the token of a GitHub App with members:read`,
      };
  }
}
