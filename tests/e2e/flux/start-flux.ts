import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Cluster } from '@iac/cluster';
import type { Running } from '@iac/command';
import { assetPath, startDaemon, toolPath } from '@iac/toolbox';
import { freePorts } from '../../../packages/cluster/src/ports.ts';
import { argumentsOf, type ControllerName } from './controllers.ts';

/** The controllers that run beside a cluster, as processes that end with this one. */
export interface Flux {
  /** The last lines that each has said, for somebody who looks for the cause. */
  logs(): string;
  stop(): Promise<void>;
}

interface Started {
  readonly name: ControllerName;
  readonly log: string;
  readonly health: string;
  readonly running: Running;
  readonly ended: () => boolean;
}

const seconds = 90;

/** Gives a cluster every kind of Flux, from the controllers' own modules. */
export async function installKinds(cluster: Cluster): Promise<void> {
  const place = [`--filename=${assetPath('flux-crds')}`, '--recursive'];
  await cluster.kubectl(['apply', '--server-side', ...place]);
  await cluster.kubectl(['wait', '--for=condition=Established', '--timeout=60s', ...place]);
}

/** Installs the kinds and starts these controllers; resolves when they are ready. Throws with its log when one ends. */
export async function startFlux(cluster: Cluster, names: readonly ControllerName[]): Promise<Flux> {
  await installKinds(cluster);
  await cluster.kubectl(['create', 'namespace', 'flux-system']);
  const ports = await freePorts(names.length + 1);
  const storage = ports.at(-1) ?? 0;
  const started = names.map((name, index) => start(cluster, name, { health: ports[index] ?? 0, storage }));
  const stop = async () => {
    await Promise.all(started.map(({ running }) => running.stop()));
  };
  try {
    await Promise.all(started.map(untilReady));
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop, logs: () => started.map(lastLines).join('\n') };
}

function start(cluster: Cluster, name: ControllerName, ports: { health: number; storage: number }): Started {
  const folder = join(cluster.folder, name);
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const log = join(folder, 'log');
  const env = {
    ...cluster.env,
    ...{ PATH: process.env['PATH'], HOME: folder, TMPDIR: temporary, RUNTIME_NAMESPACE: 'flux-system' },
  };
  const args = argumentsOf(name, { ...ports, folder });
  const running = startDaemon({ file: toolPath(name), args, log, env, cwd: folder });
  let ended = false;
  const end = () => (ended = true);
  running.ended.then(end, end);
  return { name, log, running, ended: () => ended, health: `http://127.0.0.1:${ports.health}/readyz` };
}

async function untilReady(controller: Started): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end && !controller.ended()) {
    if (await isReady(controller.health)) return;
    await setTimeout(100);
  }
  const why = controller.ended() ? 'ended' : `is not ready after ${seconds} s`;
  throw new Error(`${controller.name} ${why}. ${lastLines(controller)}`);
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // It does not listen yet.
  }
}

function lastLines({ name, log }: Started): string {
  return `The last that ${name} said:\n${readFileSync(log, 'utf8').trim().split('\n').slice(-12).join('\n')}\n`;
}
