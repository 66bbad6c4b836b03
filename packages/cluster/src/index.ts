export type { Cluster, ClusterOptions } from './cluster.ts';
