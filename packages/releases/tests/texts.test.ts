import { describe, expect, it } from '@jest/globals';
import { failureTexts, readFailure, serverSaid } from '../src/git/failures.ts';
import { readRejection, rejectionTexts } from '../src/git/rejections.ts';

const lost = [
  'stale info',
  'fetch first',
  'non-fast-forward',
  'remote ref updated since checkout',
  "cannot lock ref 'refs/heads/main': is at 6f1ed002ab5595859014ebf0951522d9aa4fbb7d but expected 8843d7f92416211de9ebb963ff4ce28125932878",
  "cannot lock ref 'refs/heads/main': Unable to create '/srv/iac.git/refs/heads/main.lock': File exists.",
  "cannot update ref 'refs/heads/main': is at 6f1ed002 but expected 8843d7f9",
  "cannot update ref 'refs/heads/main': reference already exists",
  "cannot update ref 'refs/heads/main': reference is missing but expected 8843d7f9",
  'incorrect old value provided',
  'failed to update ref',
  'failed to lock',
  'shallow update not allowed',
];
const fault = [
  'Internal Server Error',
  'fatal error in commit_refs',
  'failure',
  'unpacker error',
  'unable to migrate objects to permanent storage',
  'transaction failed to start',
  'atomic transaction failed',
  'failed',
  'missing necessary objects',
  'remote failed to report status',
];
const forbidden = [
  'refusing to allow a GitHub App to create or update workflow `.github/workflows/x.yaml` without `workflows` permission',
  'permission denied',
];
const declined = ['pre-receive hook declined', 'hook declined', 'something that nobody has seen yet'];

describe('a rejected ref', () => {
  it.each([
    ...lost.map((reason) => [reason, 'lost']),
    ...fault.map((reason) => [reason, 'fault']),
    ...forbidden.map((reason) => [reason, 'forbidden']),
    ...declined.map((reason) => [reason, 'declined']),
    ['protected branch hook declined', 'protected'],
    ['push declined due to repository rule violations', 'protected'],
  ])('with (%s) means %s', (reason, means) => {
    expect(readRejection(reason)).toBe(means);
  });

  it('has a sample above for each text that is known', () => {
    const samples = [...lost, ...fault, ...forbidden, ...declined, 'protected branch hook declined'];
    samples.push('push declined due to repository rule violations');
    const unseen = rejectionTexts.filter(({ text }) => !samples.some((sample) => text.test(sample)));
    expect(unseen).toEqual([]);
  });
});

const url = "fatal: unable to access 'https://github.com/o/r/':";
const failures: readonly (readonly [string, string])[] = [
  ['host-key-unknown', '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @'],
  [
    'host-key-unknown',
    'No ED25519 host key is known for github.com\nHost key verification failed.\nfatal: Could not read',
  ],
  ['read-only-key', 'ERROR: The key you are authenticating with has been marked as read only.\nfatal: Could not read'],
  ['read-only-key', 'ERROR: Permission to o/r.git denied to deploy key'],
  ['repository-not-found', 'ERROR: Repository not found.\nfatal: Could not read from remote repository.'],
  ['unauthorized', 'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.'],
  ['unauthorized', 'git@host: Permission denied (publickey,gssapi-with-mic,password).'],
  ['unauthorized', 'Received disconnect from 1.2.3.4 port 22:2: Too many authentication failures'],
  ['forbidden', 'ERROR: Permission to o/r.git denied to somebody.'],
  ['unauthorized', "fatal: could not read Username for 'https://github.com': terminal prompts disabled"],
  ['unauthorized', "fatal: Authentication failed for 'https://github.com/o/r/'"],
  ['unauthorized', `${url} The requested URL returned error: 401`],
  ['forbidden', `remote: Permission to o/r.git denied to x[bot].\n${url} The requested URL returned error: 403`],
  ['forbidden', 'error: RPC failed; HTTP 403 curl 22 The requested URL returned error: 403'],
  ['forbidden', 'remote: Write access to repository not granted.'],
  ['repository-not-found', "remote: Repository not found.\nfatal: repository 'https://github.com/o/r/' not found"],
  ['repository-moved', `${url} The requested URL returned error: 301`],
  ['certificate-untrusted', `${url} server certificate verification failed. CAfile: none CRLfile: none`],
  ['certificate-untrusted', `${url} SSL certificate problem: unable to get local issuer certificate`],
  ['proxy-refused', `${url} Received HTTP code 407 from proxy after CONNECT`],
  ['proxy-refused', `${url} CONNECT tunnel failed, response 403`],
  ['unavailable', `${url} The requested URL returned error: 429`],
  ['unavailable', `${url} The requested URL returned error: 500`],
  ['unavailable', `${url} The requested URL returned error: 503`],
  ['unavailable', 'error: RPC failed; HTTP 504 curl 22 The requested URL returned error: 504'],
  ['unavailable', `${url} Received HTTP code 502 from proxy after CONNECT`],
  ['unavailable', 'error: RPC failed; curl 56 Recv failure: Connection reset by peer'],
  ['unavailable', 'fetch-pack: unexpected disconnect while reading sideband packet\nfatal: early EOF'],
  ['unavailable', 'fatal: the remote end hung up unexpectedly'],
  ['unavailable', 'fatal: fetch-pack: invalid index-pack output'],
  ['unavailable', `${url} Failed to connect to github.com port 443 after 1 ms: Couldn't connect to server`],
  ['unavailable', `${url} Empty reply from server`],
  ['unavailable', `${url} Operation too slow. Less than 1 bytes/sec transferred the last 20 seconds`],
  ['unavailable', 'ssh: connect to host github.com port 22: Connection timed out'],
  ['unavailable', `${url} Could not resolve host: github.com`],
  ['unavailable', 'ssh: Could not resolve hostname github.com: Temporary failure in name resolution'],
  ['unavailable', `${url} GnuTLS recv error (-110): The TLS connection was non-properly terminated.`],
  ['unavailable', `${url} HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)`],
  ['unavailable', 'Connection closed by 140.82.121.3 port 22\nfatal: Could not read from remote repository.'],
  ['unavailable', 'kex_exchange_identification: read: Connection reset by peer'],
  ['unavailable', 'client_loop: send disconnect: Broken pipe'],
  ['unavailable', 'Timeout, server github.com not responding.'],
];

describe('a git command that failed', () => {
  it.each(failures)('means %s by: %s', (means, stderr) => {
    expect(readFailure(stderr)).toBe(means);
  });

  it('means nothing known by other words', () => {
    expect(readFailure("fatal: bad object type 'x'")).toBeUndefined();
  });

  it('has a sample above for each text that is known', () => {
    const unseen = failureTexts.filter(({ text }) => !failures.some(([, stderr]) => text.test(stderr)));
    expect(unseen).toEqual([]);
  });
});

describe('what the server said', () => {
  it('is told from what git said, on one line', () => {
    const stderr =
      'remote: \nremote: error: GH006: Protected branch update failed.        \nremote: ======\nerror: failed to push';
    expect(serverSaid(stderr)).toBe('error: GH006: Protected branch update failed.');
  });
});
