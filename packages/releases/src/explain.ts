import { ActionError, UserError } from '@iac/action-kit/errors';
import type { Credentials } from './contract.ts';
import type { RemoteErrorCode } from './errors.ts';
import type { Address } from './remote-url.ts';

/** Whom we talk to and as whom: what a sentence about a failure needs. */
export interface Talk {
  readonly address: Address;
  readonly kind: Credentials['kind'];
}

/** What was said about a failure: by the server, or else git's last word. */
export interface Failure {
  readonly said: string;
  readonly cause?: unknown;
}

interface Sentence {
  readonly problem: string;
  readonly remedy: string;
  /** Not the caller's to mend. */
  readonly passing?: true;
}

type Tell = (talk: Talk) => Sentence;

/** The error for `code`, with the cure in words: which permission or key is missing, and where it is given. */
export function explain(code: RemoteErrorCode, talk: Talk, { said, cause }: Failure): ActionError<RemoteErrorCode> {
  const { problem, remedy, passing } = sentences[code](talk);
  const answer = said === '' ? '' : ` It was said: ${said.replace(/([^.!?])$/, '$1.')}`;
  const Kind = passing === true ? ActionError : UserError;
  return new Kind<RemoteErrorCode>({ code, problem: `${problem}${answer}`, remedy, cause });
}

const grant = ({ address, kind }: Talk): string =>
  kind === 'token'
    ? `Pass the token of a GitHub App that is installed on ${address.repository} with "Contents: Read and write" (actions/create-github-app-token makes one). The job's own GITHUB_TOKEN cannot reach another repository.`
    : `Add the key's public half to ${address.repository} under Settings > Deploy keys, with "Allow write access".`;

const sentences: Readonly<Record<RemoteErrorCode, Tell>> = {
  unauthorized: (talk) => ({
    problem:
      talk.kind === 'token'
        ? `${talk.address.host} does not accept the token: it is mistyped, expired or revoked.`
        : `${talk.address.host} does not know the ssh key.`,
    remedy: grant(talk),
  }),
  forbidden: (talk) => ({
    problem: `The ${talk.kind === 'token' ? 'token' : 'ssh key'} may not write to ${talk.address.repository}.`,
    remedy: `${grant(talk)} An archived repository takes nothing.`,
  }),
  'read-only-key': (talk) => ({
    problem: `The ssh key may only read ${talk.address.repository}.`,
    remedy: 'Delete the deploy key in Settings > Deploy keys and add it again with "Allow write access".',
  }),
  'repository-not-found': (talk) => ({
    problem: `There is no repository ${talk.address.repository} on ${talk.address.host}, or the ${talk.kind === 'token' ? 'token' : 'ssh key'} may not see it.`,
    remedy: `Check its name. ${grant(talk)}`,
  }),
  'repository-moved': ({ address }) => ({
    problem: `${address.url} has moved, and credentials are not sent after it.`,
    remedy: 'Write the new name of the repository: its page shows it.',
  }),
  'host-key-unknown': ({ address }) => ({
    problem: `${address.host} does not show a host key that is pinned: it is another server, or its keys are not listed.`,
    remedy: `List the server's keys as known hosts: ssh-keyscan prints them, its administrator confirms them. GitHub's own are built in.`,
  }),
  'certificate-untrusted': ({ address }) => ({
    problem: `The certificate of ${address.host} is not trusted.`,
    remedy: 'Set NODE_EXTRA_CA_CERTS to a file with the certificate of its authority.',
  }),
  'proxy-refused': ({ address }) => ({
    problem: `The proxy does not let this job reach ${address.host}.`,
    remedy: 'Correct HTTPS_PROXY (with its user and password), or add the host to NO_PROXY.',
  }),
  'branch-protected': ({ address, kind }) => ({
    problem: `A rule of ${address.repository} keeps this branch from being pushed to.`,
    remedy: `Let the ${kind === 'token' ? 'GitHub App' : 'deploy key'} bypass it: Settings > Rules > Rulesets > Bypass list (or, for a classic rule, "Allow specified actors to bypass required pull requests").`,
  }),
  'push-declined': ({ address }) => ({
    problem: `${address.host} declined the push to ${address.repository}.`,
    remedy: 'Do what it says; trying again would not help.',
  }),
  unavailable: ({ address }) => ({
    problem: `${address.host} could not be reached or did not answer to the end.`,
    remedy: "Run it again. If that does not help, look at the server's status page and the runner's network.",
    passing: true,
  }),
  'git-failed': ({ address }) => ({
    problem: `git failed while talking to ${address.host}.`,
    remedy: 'Correct what it says.',
    passing: true,
  }),
};
