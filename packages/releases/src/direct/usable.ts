import { runCommand } from '@iac/command';
import type { Session } from '../git/session.ts';

/** What says to git, and not to Node, whom to trust. Node must not trust more than git was told to. */
const trust = [
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_SSL_CERT', 'GIT_SSL_KEY'],
  ...['GIT_SSL_CIPHER_LIST', 'GIT_SSL_VERSION', 'GIT_PROXY_SSL_CAINFO', 'GIT_PROXY_SSL_CERT', 'GIT_PROXY_SSL_KEY'],
];

/** Node heeds it, git does not: the token would go to a server that nobody has verified. */
const distrust = 'NODE_TLS_REJECT_UNAUTHORIZED';

/** What says to git, and not to Node, by which way to go. */
const ways = ['ALL_PROXY', 'all_proxy', 'GIT_HTTP_PROXY_AUTHMETHOD'];

/** Names of the proxy for https. Node reads an address of another form (socks5://, no scheme, no port) otherwise than git. */
const proxies = ['https_proxy', 'HTTPS_PROXY'];
const readAlike = /^https?:\/\/([^/@]*@)?[^/@]+:\d+\/?$/;

interface Machine {
  /** What git gets to see of the job's environment, without our own settings. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Whether nothing on this machine tells git to reach a server in another way than Node would. */
export async function isPlain({ folder: cwd, talk }: Session, { env, signal }: Machine): Promise<boolean> {
  const secure = talk.address.protocol === 'https';
  const told = [...ways, ...(secure ? [...trust, distrust] : [])];
  if (talk.kind !== 'token' || told.some((name) => valueOf(name) !== '')) return false;
  if (secure && proxies.map(valueOf).some((proxy) => proxy !== '' && !readAlike.test(proxy))) return false;
  const args = ['config', '--get-regexp', String.raw`^(http|url)\.`];
  // 1: there is none. 128: git cannot read it, and will say so itself where it minds.
  const { exitCode } = await runCommand({ file: 'git', args, cwd, env, signal, accept: [0, 1, 128] });
  return exitCode === 1;
}

function valueOf(name: string): string {
  return process.env[name] ?? '';
}
