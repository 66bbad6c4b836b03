import type { RunContext } from '@iac/action-kit';
import type { GitHub } from '@iac/github';
import type { GuardReason } from './errors.ts';
import type { Inputs } from './inputs.ts';

/** 40 hexadecimal digits, or 64 in a repository of SHA-256. */
export type Oid = string;

/** owner/name, apart. */
export interface Repository {
  readonly owner: string;
  readonly name: string;
}

/** A person, a bot or an App's bot, as payloads name them. The id stays when the login changes. */
export interface Actor {
  readonly id: number;
  readonly login: string;
  /** `User`, `Bot` or `Organization`. */
  readonly type: string;
}

/** The commits that the event names. The base is a hint: GitHub's payloads hold old tips of the base branch. */
export interface Pins {
  readonly head: Oid;
  readonly base: Oid;
}

export interface PullRequestOccasion {
  readonly kind: 'pull-request';
  readonly event: 'pull_request' | 'pull_request_target';
  readonly action: string;
  readonly repository: Repository;
  readonly number: number;
  readonly pins: Pins;
  /** Branch names, without `refs/heads/`. */
  readonly baseRef: string;
  readonly headRef: string;
  /** undefined when the head's repository is deleted; another one than `repository` for a fork. */
  readonly headRepository: Repository | undefined;
  readonly state: 'open' | 'closed';
  readonly author: Actor;
  readonly sender: Actor;
  /** Of synchronize: the head before the push. undefined for other actions. */
  readonly before: Oid | undefined;
}

export interface MergeGroupOccasion {
  readonly kind: 'merge-group';
  readonly repository: Repository;
  readonly pins: Pins;
  readonly baseRef: string;
  readonly headRef: string;
  readonly sender: Actor;
}

export interface PushOccasion {
  readonly kind: 'push';
  readonly repository: Repository;
  /** `refs/heads/main`. */
  readonly ref: string;
  /** undefined for a branch that the push made. */
  readonly before: Oid | undefined;
  /** undefined for a branch that the push deleted. */
  readonly after: Oid | undefined;
  readonly forced: boolean;
  readonly sender: Actor;
}

/** Any event else: only `mode: ruleset` runs on it. */
export interface OtherOccasion {
  readonly kind: 'other';
  readonly event: string;
  readonly repository: Repository;
}

export type Occasion = PullRequestOccasion | MergeGroupOccasion | PushOccasion | OtherOccasion;

/** One entry of a tree. */
export interface TreeEntry {
  /** The bytes of the name, in base64: two names are the same when these are. */
  readonly rawName: string;
  /** The name as text. */
  readonly name: string;
  /** False when the bytes are not UTF-8: `name` then shows them as best it can. */
  readonly utf8: boolean;
  /** Octal, six digits: `100644`, `100755`, `120000`, `160000`, `040000`. */
  readonly mode: string;
  readonly oid: Oid;
}

export type Change = 'added' | 'removed' | 'modified' | 'mode' | 'type';

/** One path that must not be changed so. What `violations` of action.yml lists. */
export interface Violation {
  /** From the repository's root. May hold any character: escape it. */
  readonly path: string;
  readonly change: Change;
  /** `100644`, or `100644 → 120000` where it changes. */
  readonly mode: string;
  /** A sentence without its full stop. */
  readonly why: string;
}

export interface Verdict {
  readonly outcome: 'passed' | 'rejected';
  readonly reason: GuardReason;
  /** One sentence: what was found. */
  readonly headline: string;
  /** What to do about it; empty when it passed. */
  readonly remedy: string;
  readonly violations: readonly Violation[];
  /** Those of the event's own pull request, where another one with the same head has some too; undefined: all are. */
  readonly ours?: readonly Violation[];
  /** Where the branch left its base: what the commands of the comment restore from. undefined where it is not known. */
  readonly mergeBase: Oid | undefined;
  /** True: the merge would change protected paths that the branch, from its merge base, does not (criss-cross). The base is merged first, then. */
  readonly byMerge?: boolean;
}

/** What every part of a run may use. */
export interface Run {
  readonly inputs: Inputs;
  readonly occasion: Occasion;
  readonly github: GitHub;
  readonly context: RunContext;
  /** The path of the workflow that runs, from GITHUB_WORKFLOW_REF: `.github/workflows/guard.yaml`. */
  readonly workflow: string | undefined;
  /** The key of the job in it, from GITHUB_JOB. */
  readonly job?: string;
  /** Rejects with `deadline-exceeded` at once when the deadline is nearer than so many milliseconds, and with `cancelled`. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Whether those who wrote a pull request may change what is protected. */
export type Trust =
  | { readonly kind: 'trusted'; readonly by: string }
  | { readonly kind: 'untrusted'; readonly why: string }
  | { readonly kind: 'not-verifiable'; readonly why: string };
