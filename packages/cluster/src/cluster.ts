/** A cluster that runs. Everything of it goes with close(), or with this process. */
export interface Cluster {
  /** https://127.0.0.1:PORT */
  readonly server: string;
  /** A file with the administrator's rights (system:masters). */
  readonly kubeconfig: string;
  /** KUBECONFIG alone: add it to the environment of helm or of a controller. */
  readonly env: Readonly<Record<'KUBECONFIG', string>>;
  /** For logs and data of what runs beside it; removed with the cluster. */
  readonly folder: string;
  /** Gives stdout. Throws CommandError. */
  kubectl(args: readonly string[], options?: { readonly input?: string }): Promise<string>;
  /** Kills all of it and removes its folder; resolves when the ports are free. */
  close(): Promise<void>;
}

export interface ClusterOptions {
  /** Default 2. */
  readonly nodes?: number;
  /** Told as each part is up, for somebody who waits. */
  readonly onProgress?: (line: string) => void;
}
