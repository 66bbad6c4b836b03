import { startCluster, type Cluster } from '@iac/cluster';
import { startGitHub, type GitHub, type Repository } from '@iac/local/github';
import { account } from './account.ts';
import type { ControllerName } from './controllers.ts';
import { deployKeySecret } from './deploy-key.ts';
import { iacRepository } from './iac-repository.ts';
import { pusher } from './push.ts';
import { startFlux, type Flux } from './start-flux.ts';
import { syncOf } from './sync.ts';

/** A cluster, Flux on it, and the repository that Flux reads by a deploy key over ssh. */
export interface World {
  readonly cluster: Cluster;
  readonly github: GitHub;
  readonly iac: Repository;
  readonly push: ReturnType<typeof pusher>;
  /** Has Flux fetch now, as a webhook would; resolves when the tip that the branch has now is applied. */
  sync(): Promise<void>;
  /** `kubectl wait` until they exist and are so; throws with what the objects and the controllers say. */
  until(condition: string, objects: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly controllers: readonly ControllerName[];
  readonly key: { readonly readOnly: boolean };
}

/** Resolves when Flux has applied the repository as it starts. */
export async function startWorld({ controllers, key }: WorldOptions): Promise<World> {
  const github = await startGitHub();
  const ends = [() => github.close()];
  const close = async () => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    const iac = await iacRepository(github);
    const cluster = await startCluster();
    ends.push(() => cluster.close());
    const flux = await startFlux(cluster, controllers);
    ends.push(() => flux.stop());
    const items = [deployKeySecret(github, iac, key), ...syncOf(iac.sshUrl, 'staging', account)];
    await cluster.kubectl(['apply', '--server-side', '--filename=-'], {
      input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    });
    const until = waiting(cluster, flux);
    const world = { cluster, github, iac, push: pusher(github, iac), until, close };
    const sync = () => syncWith(world);
    await sync();
    return { ...world, sync };
  } catch (error) {
    await close();
    throw error;
  }
}

const ours = '--namespace=flux-system';

async function syncWith({ cluster, iac, until }: Pick<World, 'cluster' | 'iac' | 'until'>): Promise<void> {
  const now = `reconcile.fluxcd.io/requestedAt=${new Date().toISOString()}`;
  await cluster.kubectl(['annotate', '--overwrite', 'gitrepository/flux-system', ours, now]);
  const applied = `jsonpath={.status.lastAppliedRevision}=main@sha1:${await iac.head()}`;
  await until(applied, ['kustomization/flux-system', ours]);
}

const shown =
  'gitrepositories,kustomizations,helmcharts,helmreleases,imagerepositories,imagepolicies,imageupdateautomations';

function waiting(cluster: Cluster, flux: Flux): World['until'] {
  return async (condition, objects) => {
    try {
      const conditions = condition === 'delete' ? [condition] : ['create', condition];
      await cluster.kubectl(['wait', ...conditions.map((one) => `--for=${one}`), '--timeout=90s', ...objects]);
    } catch (error) {
      const state = await cluster.kubectl(['get', shown, '--all-namespaces', '--output=wide']);
      throw new Error(`${condition} of ${objects.join(' ')}: not so.\n${state}\n${flux.logs()}`, { cause: error });
    }
  };
}
