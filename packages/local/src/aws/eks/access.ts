import { random, hex } from '../cloudformation/evaluate/resources/random.ts';
import type { Output } from '../service.ts';
import { type Clusters, type ClusterSettings, type Place } from './clusters.ts';

/** How a test has clusters, past the API. */
export class EksAccess {
  readonly #clusters: Clusters;
  readonly #home: Omit<Place, 'name'>;
  readonly #now: () => Date;

  constructor(clusters: Clusters, home: Omit<Place, 'name'>, now: () => Date) {
    this.#clusters = clusters;
    this.#home = home;
    this.#now = now;
  }

  /** Makes the cluster, or another in its place. Gives its issuer without `https://`: what templates call OIDCProvider. */
  put(name: string, settings: ClusterSettings = {}): string {
    const place = { ...this.#home, name };
    const { issuer = `https://oidc.eks.${place.region}.amazonaws.com/id/${random(name, 32, hex).toUpperCase()}` } =
      settings;
    this.#clusters.put(place, described(place, { ...settings, issuer }, this.#now()));
    return issuer?.replace('https://', '') ?? '';
  }

  remove(name: string): void {
    this.#clusters.remove({ ...this.#home, name });
  }
}

/** The model's `Cluster`. */
function described({ account, region, name }: Place, settings: ClusterSettings, createdAt: Date): Output {
  const { issuer, status = 'ACTIVE', version = '1.34', tags = {} } = settings;
  const arn = `arn:aws:eks:${region}:${account}:cluster/${name}`;
  return {
    name,
    arn,
    createdAt,
    version,
    endpoint: `https://${random(arn, 32, hex).toUpperCase()}.gr7.${region}.eks.amazonaws.com`,
    roleArn: `arn:aws:iam::${account}:role/${name}-cluster`,
    identity: typeof issuer === 'string' ? { oidc: { issuer } } : undefined,
    status,
    platformVersion: 'eks.1',
    tags,
  };
}
