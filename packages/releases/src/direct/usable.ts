import { runCommand } from '@iac/command';
import type { Session } from '../git/session.ts';

/** What says to git, and not to Node, whom to trust. Node must not trust more than git was told to. */
const trust = [
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_SSL_CERT', 'GIT_SSL_KEY'],
  ...['GIT_SSL_CIPHER_LIST', 'GIT_SSL_VERSION', 'GIT_PROXY_SSL_CAINFO', 'GIT_PROXY_SSL_CERT', 'GIT_PROXY_SSL_KEY'],
];

/** What says to git, and not to Node, by which way to go. */
const ways = ['ALL_PROXY', 'all_proxy', 'GIT_HTTP_PROXY_AUTHMETHOD'];

interface Machine {
  /** What git gets to see of the job's environment, without our own settings. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Whether nothing on this machine tells git to reach a server in another way than Node would. */
export async function isPlain({ folder: cwd, talk }: Session, { env, signal }: Machine): Promise<boolean> {
  const told = [...ways, ...(talk.address.protocol === 'https' ? trust : [])];
  if (talk.kind !== 'token' || told.some((name) => (process.env[name] ?? '') !== '')) return false;
  const args = ['config', '--get-regexp', String.raw`^(http|url)\.`];
  // 1: there is none.
  const { exitCode } = await runCommand({ file: 'git', args, cwd, env, signal, accept: [0, 1] });
  return exitCode === 1;
}
