import type { RemoteErrorCode } from '../errors.ts';

/**
 * What git, curl and ssh write to stderr when the remote could not be reached or would not talk. The only place that reads
 * them: there is nothing but text. Each with where it comes from; the first that fits counts.
 */
interface Text {
  readonly means: RemoteErrorCode;
  readonly text: RegExp;
  readonly source: string;
}

const httpError = 'git http.c ("The requested URL returned error: %ld")';
const openssh = 'openssh-portable';
const githubSsh = 'GitHub over ssh, seen in public issue reports';

export const failureTexts: readonly Text[] = [
  // ssh: who the server is, who we are.
  {
    means: 'host-key-unknown',
    text: /REMOTE HOST IDENTIFICATION HAS CHANGED|Host key verification failed/,
    source: `${openssh} sshconnect.c`,
  },
  { means: 'read-only-key', text: /key you are authenticating with has been marked as read only/, source: githubSsh },
  { means: 'read-only-key', text: /ERROR: Permission to \S+ denied to deploy key/, source: githubSsh },
  { means: 'repository-not-found', text: /ERROR: Repository not found/, source: githubSsh },
  {
    means: 'unauthorized',
    text: /Permission denied \([a-z,-]*(publickey|keyboard-interactive)[a-z,-]*\)/,
    source: `${openssh} sshconnect2.c`,
  },
  { means: 'unauthorized', text: /Too many authentication failures/, source: `${openssh} packet.c` },
  { means: 'forbidden', text: /ERROR: Permission to \S+ denied to/, source: githubSsh },

  // https: git asks for a password only after a 401, and may not.
  {
    means: 'unauthorized',
    text: /could not read (Username|Password) for|Authentication failed for/,
    source: 'git credential.c, http.c, remote-curl.c',
  },
  { means: 'unauthorized', text: /returned error: 401/, source: httpError },
  { means: 'forbidden', text: /returned error: 403|RPC failed; HTTP 403/, source: httpError },
  {
    means: 'forbidden',
    text: /Write access to repository not granted/,
    source: 'GitHub over https, seen in public issue reports',
  },
  {
    means: 'repository-not-found',
    text: /repository '.*' not found|returned error: (404|410)/,
    source: 'git remote-curl.c, http.c',
  },
  { means: 'repository-moved', text: /returned error: 30\d/, source: httpError },
  {
    means: 'certificate-untrusted',
    text: /certificate verification failed|SSL certificate problem|unable to get local issuer certificate|no alternative certificate subject name/,
    source: 'curl lib/vtls (GnuTLS, OpenSSL)',
  },
  {
    means: 'proxy-refused',
    text: /(returned error: 407|HTTP code 40[0-9] from proxy|CONNECT tunnel failed, response 40[0-9])/,
    source: 'curl lib/http_proxy.c',
  },

  // The server or the network, in passing.
  {
    means: 'unavailable',
    text: /returned error: (408|425|429|5\d\d)|RPC failed; HTTP (408|425|429|5\d\d)/,
    source: httpError,
  },
  {
    means: 'unavailable',
    text: /HTTP code 5\d\d from proxy|CONNECT tunnel failed, response 5\d\d/,
    source: 'curl lib/http_proxy.c',
  },
  { means: 'unavailable', text: /RPC failed; curl|RPC failed; result=/, source: 'git remote-curl.c' },
  {
    means: 'unavailable',
    text: /early EOF|the remote end hung up|unexpected disconnect while reading sideband packet/,
    source: 'git pkt-line.c, sideband.c',
  },
  {
    means: 'unavailable',
    text: /invalid index-pack output|pack has bad object|expected flush after/,
    source: 'git fetch-pack.c: what follows a cut connection',
  },
  {
    means: 'unavailable',
    text: /Failed to connect to|Couldn't connect to server|Empty reply from server|Recv failure|Send failure|transfer closed/,
    source: 'curl lib/strerror.c, lib/connect.c',
  },
  {
    means: 'unavailable',
    text: /Operation too slow|Operation timed out|Connection timed out|SSL connection timeout|Resolving timed out/,
    source: 'curl lib/connect.c, lib/speedcheck.c',
  },
  {
    means: 'unavailable',
    text: /Could not resolve (host|proxy)|Could not resolve hostname/,
    source: 'curl lib/hostip.c; openssh-portable ssh.c',
  },
  {
    means: 'unavailable',
    text: /TLS connection was non-properly terminated|SSL_ERROR_SYSCALL|gnutls_handshake|GnuTLS recv error|unexpected eof while reading|SSL_read|HTTP\/2 stream/,
    source: 'curl lib/vtls, lib/http2.c',
  },
  {
    means: 'unavailable',
    text: /Connection (reset|closed|refused|aborted)|kex_exchange_identification|Broken pipe|send disconnect|not responding|No route to host|Network is unreachable/,
    source: `${openssh} packet.c, clientloop.c, sshconnect.c`,
  },
];

/** PURE: what a failed git command means; undefined when no text is known. */
export function readFailure(stderr: string): RemoteErrorCode | undefined {
  return failureTexts.find(({ text }) => text.test(stderr))?.means;
}

/** PURE: what the server itself said (`remote: ...`, and GitHub's `ERROR: ...` over ssh), as one line. */
export function serverSaid(stderr: string): string {
  return stderr
    .split('\n')
    .map((line) => (/^(?:remote|ERROR): ?(.*)$/.exec(line)?.[1] ?? '').trim())
    .filter((line) => line !== '' && !/^=+$/.test(line))
    .join(' ')
    .slice(0, longestSaying);
}

const longestSaying = 1_000;
