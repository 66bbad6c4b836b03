import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';

/** Paths below `folder`, with `/`, that match a pattern and none of `exclude`. Node's own glob takes longer to load than to look. */
export async function matching(
  folder: string,
  pattern: string,
  exclude: readonly string[],
): Promise<readonly string[]> {
  const { base, isGlob } = picomatch.scan(pattern);
  // Of a plain path all but the last part is where to look.
  const start = isGlob ? base : base.replace(/(^|\/)[^/]*$/, '');
  const matches = picomatch(pattern, { ignore: [...exclude], nonegate: true });
  const deep = isGlob && /\/|\*\*/.test(pattern.slice(base.length).replace(/^\//, ''));
  const entries = await readdir(join(folder, start), { recursive: deep, withFileTypes: true }).catch(nothingThere);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .filter((path) => matches(path));
}

function nothingThere(error: unknown): [] {
  if (Error.isError(error) && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
  throw error;
}
