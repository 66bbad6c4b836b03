// `npm run cluster [-- NODES]`: a Kubernetes cluster on loopback, until Ctrl-C.
import { once } from 'node:events';
import { startCluster } from '@iac/cluster';
import { ToolboxError } from '@iac/toolbox';
import { endWithNpm } from './npm/end-with-npm.ts';

endWithNpm();
const from = performance.now();
const seconds = () => ((performance.now() - from) / 1000).toFixed(1);
try {
  const nodes = Number(process.argv[2] ?? 2);
  const cluster = await startCluster({ nodes, onProgress: (line) => console.error(`${seconds()} s  ${line}`) });
  console.log(`export KUBECONFIG=${cluster.kubeconfig}`);
  console.error(`Logs are in ${cluster.folder}. Ctrl-C takes it all away.`);
  const abort = new AbortController();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal, { signal: abort.signal }));
  const alive = setInterval(() => undefined, 60_000);
  await Promise.race(signals);
  clearInterval(alive);
  await cluster.close();
} catch (error) {
  if (!(error instanceof ToolboxError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
