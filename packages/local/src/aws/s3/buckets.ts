import { createHash } from 'node:crypto';
import { AwsError } from '../errors.ts';

export interface StoredObject {
  readonly key: string;
  readonly body: string;
  readonly contentType: string;
  readonly lastModified: Date;
}

export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly objects: Map<string, StoredObject>;
}

/** All buckets that there are: their names are one space for all accounts. */
export class Buckets {
  readonly #all = new Map<string, Bucket>();

  put(name: string, place: { readonly region: string; readonly account: string }): Bucket {
    const bucket = { name, ...place, objects: new Map<string, StoredObject>() };
    this.#all.set(name, bucket);
    return bucket;
  }

  find(name: string): Bucket | undefined {
    return this.#all.get(name);
  }

  /** Throws NoSuchBucket. */
  get(name: string): Bucket {
    const found = this.find(name);
    if (found === undefined)
      throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', {
        status: 404,
        details: { BucketName: name },
      });
    return found;
  }

  /**
   * What stands at an address: `https://BUCKET.s3.REGION.amazonaws.com/KEY`, `https://s3.REGION.amazonaws.com/BUCKET/KEY`, or
   * that of this AWS itself (`http://127.0.0.1:PORT/BUCKET/KEY`); undefined where nothing does.
   */
  read(url: string): string | undefined {
    const at = URL.parse(url);
    if (at === null) return undefined;
    const path = decodeURIComponent(at.pathname).slice(1);
    const [, host] = /^(.+)\.s3[.-]/.exec(at.hostname) ?? [];
    const slash = path.indexOf('/');
    const [bucket, key] = host === undefined ? [path.slice(0, slash), path.slice(slash + 1)] : [host, path];
    return this.find(bucket)?.objects.get(key)?.body;
  }
}

/** In quotes, as the header has it. */
export function etagOf({ body }: StoredObject): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
