import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startDaemon, toolPath } from '@iac/toolbox';

/** An AWS that others wrote. Nothing in it outlives it; it ends with this process, however that ends. */
export interface Moto {
  readonly url: string;
  /** What a child process needs to speak to it and to nothing else. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts moto's server on a free port of 127.0.0.1. Throws with its log when it ends before it listens. `mended`: with
 * mended.py, so that more than one stack can be created by change sets.
 */
export async function startMoto({ mended = false } = {}): Promise<Moto> {
  const folder = await mkdtemp(join(tmpdir(), 'moto-'));
  const log = join(folder, 'moto.log');
  const args = ['--host', '127.0.0.1', '--port', '0'];
  const daemon = startDaemon({ ...(mended ? mendedProgram(args) : { file: toolPath('moto_server'), args }), log });
  const url = await Promise.race([listening(log), daemon.ended.then(() => undefined)]);
  if (url === undefined) throw new Error(`moto_server ended: ${await readFile(log, 'utf8')}`);
  return {
    url,
    env: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: 'anybody',
      AWS_SECRET_ACCESS_KEY: 'anything',
      AWS_REGION: 'eu-west-1',
    },
    stop: async () => {
      await daemon.stop();
      await rm(folder, { recursive: true });
    },
  };
}

function mendedProgram(args: readonly string[]) {
  const python = join(dirname(toolPath('moto_server')), 'python');
  return { file: python, args: [join(import.meta.dirname, 'mended.py'), ...args] };
}

async function listening(log: string): Promise<string> {
  for (;;) {
    const [, url] = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(await textOf(log)) ?? [];
    if (url !== undefined) return url;
    await wait(50);
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}
