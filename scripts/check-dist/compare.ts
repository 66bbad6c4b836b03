import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What differs between a committed dist/ and one that was built anew, a sentence each; none when every byte is the same. */
export function compareFolders(committed: string, rebuilt: string): string[] {
  const [ours, theirs] = [filesOf(committed), filesOf(rebuilt)];
  const missing = theirs.filter((path) => !ours.includes(path)).map((path) => `${path} is missing`);
  const extra = ours.filter((path) => !theirs.includes(path)).map((path) => `${path} is not made by the build`);
  const different = ours
    .filter((path) => theirs.includes(path))
    .filter((path) => !readFileSync(join(committed, path)).equals(readFileSync(join(rebuilt, path))))
    .map((path) => `${path} differs from what the build makes`);
  return [...missing, ...extra, ...different];
}

/** Paths of all files of a folder and its folders, sorted; none when it does not exist. */
export function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return paths.filter((path) => statSync(join(folder, path)).isFile());
}
