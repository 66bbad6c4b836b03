import * as z from 'zod';

const context = z.looseObject({
  runAsNonRoot: z.boolean().optional(),
  runAsUser: z.number().optional(),
  runAsGroup: z.number().optional(),
  allowPrivilegeEscalation: z.boolean().optional(),
  readOnlyRootFilesystem: z.boolean().optional(),
  privileged: z.boolean().optional(),
  seccompProfile: z.object({ type: z.string() }).optional(),
  capabilities: z.object({ add: z.array(z.string()).optional(), drop: z.array(z.string()).optional() }).optional(),
});
const container = z.looseObject({
  name: z.string(),
  securityContext: context.optional(),
  ports: z.array(z.looseObject({ hostPort: z.number().optional() })).optional(),
});
const pod = z.looseObject({
  hostNetwork: z.boolean().optional(),
  hostPID: z.boolean().optional(),
  hostIPC: z.boolean().optional(),
  securityContext: context.optional(),
  volumes: z.array(z.looseObject({ name: z.string() })).optional(),
  initContainers: z.array(container).optional(),
  containers: z.array(container),
});
const volumes = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/**
 * PURE: what in a pod's spec breaks the Pod Security Standard "restricted", or our own stricter wishes: a numeric user and
 * group, and a root file system that is read-only. https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function podSecurityFaults(spec: unknown): string[] {
  const { securityContext = {}, volumes: mounted = [], initContainers = [], containers, ...host } = pod.parse(spec);
  const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter((name) => host[name] === true);
  const kinds = mounted.filter((volume) => !volumes.some((kind) => kind in volume)).map(({ name }) => `volume ${name}`);
  const inside = [...initContainers, ...containers].flatMap((one) =>
    containerFaults({ ...securityContext, ...one.securityContext })
      .concat(hostPorts(one))
      .map((fault) => `${one.name}: ${fault}`),
  );
  return [...shared, ...kinds, ...inside];
}

function containerFaults(its: z.output<typeof context>): string[] {
  const rules: [string, boolean][] = [
    ['runAsNonRoot', its.runAsNonRoot === true],
    ['runAsUser', (its.runAsUser ?? 0) > 0],
    ['runAsGroup', (its.runAsGroup ?? 0) > 0],
    ['seccompProfile', ['RuntimeDefault', 'Localhost'].includes(its.seccompProfile?.type ?? '')],
    ['allowPrivilegeEscalation', its.allowPrivilegeEscalation === false],
    ['privileged', its.privileged !== true],
    ['capabilities.drop', its.capabilities?.drop?.includes('ALL') === true],
    ['capabilities.add', (its.capabilities?.add ?? []).every((name) => name === 'NET_BIND_SERVICE')],
    ['readOnlyRootFilesystem', its.readOnlyRootFilesystem === true],
  ];
  return rules.filter(([, kept]) => !kept).map(([name]) => name);
}

function hostPorts({ ports = [] }: z.output<typeof container>): string[] {
  return ports.some(({ hostPort = 0 }) => hostPort > 0) ? ['hostPort'] : [];
}
