import type { Address } from '../remote-url.ts';
import type { Setting } from './environment.ts';
import { remoteName } from './session.ts';

/**
 * The system's and the user's configuration stay in force, because proxies and certificates of a self-hosted runner stand
 * there (so no GIT_CONFIG_NOSYSTEM). What in them could change what is written, or to whom, is overruled here.
 */
export function settingsFor({ url }: Address): readonly Setting[] {
  // Nothing is a longer match than the whole URL; and where a URL to push to is given, pushInsteadOf is not asked.
  const same: readonly Setting[] = [
    [`url.${url}.insteadOf`, url],
    [`remote.${remoteName}.pushUrl`, url],
  ];
  return [...quiet, ...always, ...same];
}

/** Nothing that runs beside us, waits for the disk, or asks somebody. */
const quiet: readonly Setting[] = [
  ['core.hooksPath', '/dev/null'],
  // The repository lives for seconds: what a power cut would lose is fetched again.
  ['core.fsync', 'none'],
  ['core.askPass', ''],
  ['credential.helper', ''],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['fetch.showForcedUpdates', 'false'],
  ['fetch.recurseSubmodules', 'false'],
];

/** What a push sends, and how, is ours to say. */
const always: readonly Setting[] = [
  ['protocol.version', '2'],
  ['init.defaultRefFormat', 'files'],
  ['clone.rejectShallow', 'false'],
  ['fastimport.unpackLimit', '1'],
  // No deltas: for one, a push would first fetch the file's old content (over HTTP it does not heed --no-thin).
  ['pack.window', '0'],
  ['push.gpgSign', 'false'],
  ['push.followTags', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['push.negotiate', 'false'],
  ['push.pushOption', ''],
];

/**
 * The token as a header that is sent at once: no first request without it, no 401. The keys name the whole URL, so that no
 * header of the user's configuration (actions/checkout leaves one) is nearer and would win, or be sent beside it.
 */
export function tokenSettings({ url }: Address, token: string): readonly Setting[] {
  const http = (key: string, value: string): Setting => [`http.${url}.${key}`, value];
  return [
    http('extraHeader', ''),
    http('extraHeader', `Authorization: ${authorizationOf(token)}`),
    // A header goes wherever the request goes: so it goes nowhere else.
    http('followRedirects', 'false'),
    http('sslVerify', 'true'),
    // A silent server counts as gone after this many seconds, and is asked again.
    http('lowSpeedLimit', '1'),
    http('lowSpeedTime', '30'),
  ];
}

export function authorizationOf(token: string): string {
  return `Basic ${basic(token)}`;
}

/** GitHub's user name for any kind of token (docs.github.com, "Authenticating as a GitHub App installation"). */
export function basic(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}
