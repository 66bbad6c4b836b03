import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetPath } from '@iac/toolbox';
import type { Identities } from './identities.ts';

export interface Ports {
  readonly etcd: number;
  readonly etcdPeer: number;
  readonly api: number;
  readonly kwok: number;
}

/** A program of the cluster, by its name in the toolbox. */
export interface Part {
  readonly tool: string;
  readonly args: readonly string[];
}

/** PURE. Nothing that it writes must outlive the process, so it need not reach the disk. */
export function etcd(folder: string, { etcd: port, etcdPeer }: Ports): Part {
  const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${etcdPeer}`];
  return {
    tool: 'etcd',
    args: [
      ...['--data-dir', join(folder, 'etcd'), '--unsafe-no-fsync', '--log-level', 'warn'],
      ...['--listen-client-urls', client, '--advertise-client-urls', client],
      ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer, '--initial-cluster', `default=${peer}`],
    ],
  };
}

/** PURE. It makes its own certificate in `certificates`, which its clients are given as their authority. */
export function apiServer(certificates: string, ports: Ports, identities: Identities): Part {
  return {
    tool: 'kube-apiserver',
    args: [
      `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
      `--secure-port=${ports.api}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      '--endpoint-reconciler-type=none',
      `--cert-dir=${certificates}`,
      `--token-auth-file=${identities.tokensFile}`,
      '--authorization-mode=Node,RBAC',
      '--enable-admission-plugins=NodeRestriction',
      `--service-account-key-file=${identities.serviceAccountKey}`,
      `--service-account-signing-key-file=${identities.serviceAccountKey}`,
      `--service-account-issuer=https://127.0.0.1:${ports.api}`,
      '--service-cluster-ip-range=10.96.0.0/16',
      '--shutdown-delay-duration=0s',
    ],
  };
}

/** PURE. It takes no port: whether it works is seen by what it does. */
export function controllerManager(kubeconfig: string, certificate: string, { serviceAccountKey }: Identities): Part {
  return {
    tool: 'kube-controller-manager',
    args: [
      `--kubeconfig=${kubeconfig}`,
      `--service-account-private-key-file=${serviceAccountKey}`,
      `--root-ca-file=${certificate}`,
      '--use-service-account-credentials=true',
      '--leader-elect=false',
      '--secure-port=0',
    ],
  };
}

/** PURE. */
export function scheduler(kubeconfig: string): Part {
  return { tool: 'kube-scheduler', args: [`--kubeconfig=${kubeconfig}`, '--leader-elect=false', '--secure-port=0'] };
}

/** What nodes and pods do by themselves: become ready, send heartbeats, complete, go. */
const stages = [
  'node/fast/node-initialize.yaml',
  'node/heartbeat-with-lease/node-heartbeat-with-lease.yaml',
  'pod/fast/pod-ready.yaml',
  'pod/fast/pod-complete.yaml',
  'pod/fast/pod-delete.yaml',
];

export function kwok(kubeconfig: string, { kwok: port }: Ports): Part {
  const folder = assetPath('kwok-stages');
  return {
    tool: 'kwok',
    args: [
      `--kubeconfig=${kubeconfig}`,
      ...stages.map((stage) => `--config=${join(folder, stage)}`),
      '--manage-all-nodes=true',
      '--node-ip=10.0.0.1',
      '--cidr=10.244.0.0/16',
      '--node-lease-duration-seconds=40',
      `--server-address=127.0.0.1:${port}`,
    ],
  };
}

/** PURE: what is posted for a node; kwok fills in the rest. */
export function nodeObject(name: string): unknown {
  const room = { cpu: '32', memory: '256Gi', pods: '110', 'ephemeral-storage': '1Ti' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/region': 'local',
      },
    },
    status: { allocatable: room, capacity: room },
  };
}

/** The authority of an API server that made its own certificate. */
export function certificateIn(certificates: string): string {
  return readFileSync(join(certificates, 'apiserver.crt'), 'utf8');
}
