import type { Output } from '../service.ts';

/** What a test says of a cluster; the rest is made up. */
export interface ClusterSettings {
  /** `https://oidc.eks.REGION.amazonaws.com/id/...`; `null`: the cluster tells of none. */
  readonly issuer?: string | null;
  readonly status?: 'CREATING' | 'ACTIVE' | 'DELETING' | 'FAILED' | 'UPDATING' | 'PENDING';
  readonly version?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The clusters of every account and region. */
export class Clusters {
  readonly #all = new Map<string, Output>();

  put(place: Place, output: Output): void {
    this.#all.set(keyOf(place), output);
  }

  find(place: Place): Output | undefined {
    return this.#all.get(keyOf(place));
  }

  remove(place: Place): void {
    this.#all.delete(keyOf(place));
  }
}

export interface Place {
  readonly account: string;
  readonly region: string;
  readonly name: string;
}

function keyOf({ account, region, name }: Place): string {
  return [account, region, name].join('/');
}
