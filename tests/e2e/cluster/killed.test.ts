import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { confirmedBy } from '../confirmed-by.ts';
import { canListen } from './can-listen.ts';

const root = resolve(import.meta.dirname, '../../..');
let script: ChildProcess | undefined;

/** Starts `npm run cluster`'s script; gives the folder of its cluster once it is ready. */
async function clusterByScript(): Promise<string> {
  script = spawn(process.execPath, ['scripts/cluster.ts', '1'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of script.stdout ?? []) {
    output += String(chunk);
    const kubeconfig = /^export KUBECONFIG=(.+)$/m.exec(output)?.[1];
    if (kubeconfig !== undefined) return dirname(kubeconfig);
  }
  throw new Error('The script ended before its cluster was ready.');
}

/** The processes that have the folder in their arguments: each part of the cluster has. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => join('/proc', pid, 'cmdline'))
    .filter((file) => argumentsIn(file).includes(folder));
}

function argumentsIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // It has ended.
  }
}

async function untilGone(folder: string, server: string): Promise<void> {
  const end = performance.now() + 10_000;
  const left = async () => processesOf(folder).length > 0 || existsSync(folder) || !(await canListen(server));
  while (performance.now() < end && (await left())) await setTimeout(20);
}

afterEach(() => {
  script?.kill('SIGKILL');
});

confirmedBy(['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'], () => {
  it.each(['SIGKILL', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'a cluster whose parent ends by %s leaves no process, no port and no folder',
    async (signal) => {
      const folder = await clusterByScript();
      const kubeconfig: unknown = JSON.parse(readFileSync(join(folder, 'admin.kubeconfig'), 'utf8'));
      const server = /https:\/\/127\.0\.0\.1:\d+/.exec(JSON.stringify(kubeconfig))?.[0] ?? '';
      expect(processesOf(folder).length).toBeGreaterThanOrEqual(5);
      expect(await canListen(server)).toBe(false);

      script?.kill(signal);
      await untilGone(folder, server);
      expect(processesOf(folder)).toEqual([]);
      expect(existsSync(folder)).toBe(false);
      expect(await canListen(server)).toBe(true);
    },
  );
});
