import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Credentials } from './contract.ts';
import { certificateSettings } from './git/certificates.ts';
import type { Setting } from './git/environment.ts';
import { basic, tokenSettings } from './git/settings.ts';
import type { Address } from './remote-url.ts';
import { startAgent } from './ssh/agent.ts';
import { sshConfig } from './ssh/config.ts';
import { readPrivateKey } from './ssh/key.ts';

/** What lets git in at the remote. */
export interface Access {
  readonly env: NodeJS.ProcessEnv;
  readonly settings: readonly Setting[];
  readonly secrets: readonly string[];
  close(): Promise<void>;
}

interface Place {
  readonly address: Address;
  /** For files that are no secret. */
  readonly folder: string;
  /** What git and ssh get to see of the job's. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export async function openAccess(credentials: Credentials, place: Place): Promise<Access> {
  return credentials.kind === 'token' ? byToken(credentials.token, place) : byKey(credentials, place);
}

async function byToken(token: string, { address, folder }: Place): Promise<Access> {
  return {
    env: { ...(await certificateSettings(folder, process.env)), GIT_ALLOW_PROTOCOL: address.protocol },
    settings: tokenSettings(address, token),
    secrets: [token, basic(token)],
    close: () => Promise.resolve(),
  };
}

/** Bytes of a socket's path: 104 on macOS, 108 on Linux, with the 0 at its end and the suffix that ssh-agent may add. */
const longestSocket = 90;

async function byKey(credentials: Extract<Credentials, { kind: 'ssh' }>, place: Place): Promise<Access> {
  const { folder, env, signal } = place;
  const key = readPrivateKey(credentials.key);
  const elsewhere = join(folder, 'agent').length > longestSocket ? await mkdtemp(join(tmpdir(), 'iac-')) : undefined;
  const socket = join(elsewhere ?? folder, 'agent');
  const knownHosts = join(folder, 'known_hosts');
  const config = join(folder, 'ssh_config');
  await writeFile(knownHosts, `${credentials.knownHosts.trim()}\n`);
  await writeFile(config, sshConfig({ socket, knownHosts }));
  const agent = await startAgent({ socket, key, env, signal });
  return {
    env: { GIT_ALLOW_PROTOCOL: 'ssh', GIT_SSH_COMMAND: `ssh -F ${shellQuote(config)}`, GIT_SSH_VARIANT: 'ssh' },
    settings: [],
    secrets: [key],
    close: async () => {
      await agent.close();
      if (elsewhere !== undefined) await rm(elsewhere, { recursive: true, force: true });
    },
  };
}

function shellQuote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
