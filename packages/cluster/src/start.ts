import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '@iac/command';
import { toolPath } from '@iac/toolbox';
import { apiClient, type ApiClient } from './api-client.ts';
import { nodesReady } from './boundary.ts';
import type { Cluster, ClusterOptions } from './cluster.ts';
import { folderForNow } from './folder.ts';
import { makeIdentities, type User } from './identities.ts';
import { apiServer, certificateIn, controllerManager, etcd, kwok, nodeObject, scheduler, type Ports } from './parts.ts';
import { freePorts } from './ports.ts';
import { Processes } from './processes.ts';
import { waitUntil } from './wait.ts';

/** Seconds that each stage may take on a machine that does much else. */
const seconds = 90;

/** Starts a cluster whose nodes are ready. Throws ToolboxError when a program is not built, ClusterError when one ends. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const folder = folderForNow();
  const processes = new Processes(folder.path);
  const close = async () => {
    await processes.stop();
    folder.remove();
  };
  try {
    return { ...(await bringUp(folder.path, processes, options)), folder: folder.path, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function bringUp(
  folder: string,
  processes: Processes,
  { nodes = 2, onProgress = () => undefined }: ClusterOptions,
): Promise<Omit<Cluster, 'folder' | 'close'>> {
  const ports = await choosePorts();
  const identities = makeIdentities(folder);
  const certificates = join(folder, 'certificates');
  mkdirSync(certificates);
  const server = `https://127.0.0.1:${ports.api}`;

  const { failed: signal } = processes;
  const api = () =>
    apiClient({ url: server, certificate: certificateIn(certificates), token: identities.token('admin') });

  processes.start(etcd(folder, ports));
  processes.start(apiServer(certificates, ports, identities));
  const ready = async () => (await api().ask('/readyz')).status === 200;
  await waitUntil({ what: 'The API server is ready', signal, seconds }, ready);
  onProgress(`etcd and kube-apiserver are ready at ${server}`);

  const certificate = certificateIn(certificates);
  const kubeconfig = (user: User) => identities.kubeconfig(user, { url: server, certificate });
  const authority = join(certificates, 'apiserver.crt');
  processes.start(controllerManager(kubeconfig('system:kube-controller-manager'), authority, identities));
  processes.start(scheduler(kubeconfig('system:kube-scheduler')));
  processes.start(kwok(kubeconfig('kwok'), ports));
  await addNodes(api(), nodes, signal);
  onProgress(`kube-controller-manager, kube-scheduler and ${nodes} nodes of kwok are ready`);

  const admin = kubeconfig('admin');
  return { server, kubeconfig: admin, env: { KUBECONFIG: admin }, kubectl: kubectl(admin) };
}

async function choosePorts(): Promise<Ports> {
  const [etcdPort = 0, etcdPeer = 0, api = 0, kwokPort = 0] = await freePorts(4);
  return { etcd: etcdPort, etcdPeer, api, kwok: kwokPort };
}

/** Ready is when pods can be made: nodes without taints, and the service account that pods have. */
async function addNodes(api: ApiClient, count: number, signal: AbortSignal): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `node-${index + 1}`);
  for (const name of names) await api.ask('/api/v1/nodes', { method: 'POST', body: nodeObject(name) });
  const nodes = async () => nodesReady((await api.ask('/api/v1/nodes')).body, count);
  await waitUntil({ what: 'The nodes are ready', signal, seconds }, nodes);
  const path = '/api/v1/namespaces/default/serviceaccounts/default';
  const account = async () => (await api.ask(path)).status === 200;
  await waitUntil({ what: 'Namespaces get their service account', signal, seconds }, account);
}

function kubectl(kubeconfig: string): Cluster['kubectl'] {
  // kubectl keeps what it learns of a server below HOME, by the server's address; the next cluster may have the same.
  const cache = ['--kubeconfig', kubeconfig, '--cache-dir', `${kubeconfig}.cache`];
  return async (args, { input } = {}) => {
    const command = { file: toolPath('kubectl'), args: [...cache, ...args] };
    return (await runCommand(input === undefined ? command : { ...command, input })).stdout;
  };
}
