import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, runCommand, startCommand } from '@iac/command';
import { badKey } from './key.ts';

interface Agent {
  close(): Promise<void>;
}

interface Start {
  /** Where its socket is to be; at most about 100 bytes. */
  readonly socket: string;
  /** As readPrivateKey() gives it. */
  readonly key: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Seconds until the agent forgets the key, whatever happens to us. */
const lifetime = 3_600;

// The agent ends when the shell's stdin does: so also when this process is killed and can end nothing any more.
const script = 'ssh-agent -D -a "$1" >/dev/null & cat >/dev/null; kill "$!"';

/** Holds a private key in memory for ssh to sign with: it never is on disk. Throws `bad-ssh-key` when ssh-add refuses it. */
export async function startAgent({ socket, key, env, signal }: Start): Promise<Agent> {
  const agent = startCommand({ file: 'sh', args: ['-c', script, 'sh', socket], env, signal });
  agent.stdout.resume();
  const close = async () => {
    agent.stdin.end();
    await agent.ended.catch(() => agent.stop());
  };
  try {
    await Promise.race([listening(socket, signal), died(agent.ended)]);
    await addKey({ socket, key, env, signal });
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listening(socket: string, signal: AbortSignal): Promise<void> {
  while (!existsSync(socket)) await sleep(2, undefined, { signal });
}

async function died(ended: Promise<{ readonly stderr: string }>): Promise<never> {
  const { stderr } = await ended;
  throw new Error(`ssh-agent did not start: ${stderr}`);
}

async function addKey({ socket, key, env, signal }: Start): Promise<void> {
  const args = ['-q', '-t', String(lifetime), '-'];
  // Without a terminal and with SSH_ASKPASS_REQUIRE=never it asks nobody for a passphrase.
  const agentEnv = { ...env, SSH_AUTH_SOCK: socket, SSH_ASKPASS_REQUIRE: 'never' };
  try {
    await runCommand({ file: 'ssh-add', args, env: agentEnv, input: key, secrets: [key], signal });
  } catch (error) {
    if (!(error instanceof CommandError) || error.exitCode === undefined) throw error;
    throw badKey(
      `The ssh key cannot be read: ${error.stderr.trim().split('\n').at(-1) ?? ''}.`,
      "Put a whole private key without passphrase into the secret: ssh-keygen -t ed25519 -N '' -f deploy-key makes one.",
    );
  }
}
