export type { Cluster, ClusterOptions } from './cluster.ts';
export { ClusterError, type ClusterErrorCode } from './errors.ts';
export { startCluster } from './start.ts';
