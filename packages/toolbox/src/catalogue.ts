/** One set of pins: a folder of tools/go, or tools/python. Each has its own dependency graph. */
export type PinSet =
  'small' | 'control-plane' | 'flux' | 'eksctl' | 'aws-load-balancer-controller' | 'openapi' | 'python';

export interface Tool {
  readonly name: string;
  readonly pins: PinSet;
  /** What is built: a Go import path, or the name of a Python project. */
  readonly source: string;
  /** The Go module whose version is the tool's; default `source`. */
  readonly module?: string;
  /** Go variables that the linker sets, to the version with its v (v), without it (n), or a part of it. */
  readonly stamp?: Readonly<Record<string, 'v' | 'n' | 'major' | 'minor'>>;
  readonly tags?: string;
}

/** Files that come in a tool's module and that no binary holds. */
export interface Asset {
  readonly name: string;
  readonly pins: PinSet;
  /** Folders of a module, each to a folder of the asset. */
  readonly parts: readonly AssetPart[];
}

export interface AssetPart {
  /** With @VERSION when it is no requirement of the pins' own module. */
  readonly module: string;
  readonly from: string;
  readonly to: string;
}

const fluxTool = (name: string): Tool => ({ name, pins: 'flux', source: `github.com/fluxcd/${name}` });
const kubernetesTool = (name: string): Tool => ({
  name,
  pins: 'control-plane',
  source: `k8s.io/kubernetes/cmd/${name}`,
  module: 'k8s.io/kubernetes',
  stamp: {
    'k8s.io/component-base/version.gitVersion': 'v',
    'k8s.io/component-base/version.gitMajor': 'major',
    'k8s.io/component-base/version.gitMinor': 'minor',
  },
});
const fluxModules = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'image-reflector-controller',
  'image-automation-controller',
] as const;
const loadBalancer = 'sigs.k8s.io/aws-load-balancer-controller';

/** Every program that tests may run, in the order in which they are built. */
export const tools: readonly Tool[] = [
  {
    name: 'helm',
    pins: 'small',
    source: 'helm.sh/helm/v4/cmd/helm',
    module: 'helm.sh/helm/v4',
    stamp: { 'helm.sh/helm/v4/internal/version.version': 'v' },
  },
  { name: 'moto_server', pins: 'python', source: 'moto' },
  { name: 'ministack', pins: 'python', source: 'ministack' },
  { name: 'cfn-lint', pins: 'python', source: 'cfn-lint' },
  { name: 'zizmor', pins: 'python', source: 'zizmor' },
  { name: 'act', pins: 'small', source: 'github.com/nektos/act', stamp: { 'main.version': 'n' } },
  {
    name: 'actionlint',
    pins: 'small',
    source: 'github.com/rhysd/actionlint/cmd/actionlint',
    module: 'github.com/rhysd/actionlint',
    stamp: { 'github.com/rhysd/actionlint.version': 'n' },
  },
  {
    name: 'kubeconform',
    pins: 'small',
    source: 'github.com/yannh/kubeconform/cmd/kubeconform',
    module: 'github.com/yannh/kubeconform',
    stamp: { 'main.version': 'v' },
  },
  { name: 'etcd', pins: 'control-plane', source: 'go.etcd.io/etcd/server/v3' },
  kubernetesTool('kube-apiserver'),
  kubernetesTool('kube-controller-manager'),
  kubernetesTool('kube-scheduler'),
  kubernetesTool('kubectl'),
  {
    name: 'kwok',
    pins: 'control-plane',
    source: 'sigs.k8s.io/kwok/cmd/kwok',
    module: 'sigs.k8s.io/kwok',
    stamp: { 'sigs.k8s.io/kwok/pkg/consts.Version': 'v' },
  },
  ...fluxModules.map(fluxTool),
  { name: 'aws-load-balancer-controller', pins: 'aws-load-balancer-controller', source: loadBalancer },
  {
    name: 'eksctl',
    pins: 'eksctl',
    source: 'github.com/weaveworks/eksctl/cmd/eksctl',
    module: 'github.com/weaveworks/eksctl',
    tags: 'netgo release',
  },
];

export const assets: readonly Asset[] = [
  {
    name: 'kwok-stages',
    pins: 'control-plane',
    parts: [{ module: 'sigs.k8s.io/kwok', from: 'kustomize/stage', to: '' }],
  },
  { name: 'kubernetes-openapi', pins: 'openapi', parts: [] },
  {
    name: 'flux-crds',
    pins: 'flux',
    parts: fluxModules.map((name) => ({ module: `github.com/fluxcd/${name}`, from: 'config/crd/bases', to: name })),
  },
  {
    name: 'aws-load-balancer-controller',
    pins: 'aws-load-balancer-controller',
    parts: [
      { module: loadBalancer, from: 'config/crd', to: 'crd' },
      { module: loadBalancer, from: 'helm/aws-load-balancer-controller', to: 'chart' },
      { module: 'sigs.k8s.io/gateway-api', from: 'config/crd/standard', to: 'gateway-api' },
    ],
  },
];
