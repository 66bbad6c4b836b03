import type { Bucket, Buckets } from './buckets.ts';

/** How a test has buckets and looks into them, past the API. */
export class S3Access {
  readonly #buckets: Buckets;
  readonly #home: { readonly region: string; readonly account: string };

  constructor(buckets: Buckets, home: { readonly region: string; readonly account: string }) {
    this.#buckets = buckets;
    this.#home = home;
  }

  /** Makes a bucket in the default account and region; an empty one in place of one that is there. */
  put(name: string, place: Partial<{ readonly region: string; readonly account: string }> = {}): Bucket {
    return this.#buckets.put(name, { ...this.#home, ...place });
  }

  /** The keys of a bucket, in the order in which they came. */
  keys(bucket: string): readonly string[] {
    return [...(this.#buckets.find(bucket)?.objects.keys() ?? [])];
  }

  object(bucket: string, key: string): string | undefined {
    return this.#buckets.find(bucket)?.objects.get(key)?.body;
  }
}
