import { createHash } from 'node:crypto';
import { git, gitText } from './run.ts';

// Above this one `git fast-import` for all is faster than a `git hash-object` for each.
const few = 4;

/** Writes blobs and gives their oids, in order. */
export async function writeBlobs(dir: string, contents: readonly (Buffer | string)[]): Promise<string[]> {
  if (contents.length <= few) {
    return Promise.all(contents.map((input) => gitText({ dir, input }, ['hash-object', '-w', '--stdin'])));
  }
  const blobs = contents.map((content) => Buffer.from(content));
  const input = Buffer.concat(blobs.flatMap((blob) => [Buffer.from(`blob\ndata ${String(blob.length)}\n`), blob, lf]));
  await git({ dir, input }, ['-c', 'core.compression=1', 'fast-import', '--quiet']);
  return blobs.map((blob) => oidOf('blob', blob));
}

const lf = Buffer.from('\n');

function oidOf(type: string, content: Buffer): string {
  return createHash('sha1')
    .update(`${type} ${String(content.length)}\0`)
    .update(content)
    .digest('hex');
}
