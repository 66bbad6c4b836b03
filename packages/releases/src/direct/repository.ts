import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { remoteName, type Session } from '../git/session.ts';

/** Where a branch stands. */
export interface Head {
  /** refs/heads/... */
  readonly ref: string;
  /** 40 hex digits. */
  readonly oid: string;
}

/** An empty bare repository, as `git clone --depth=1 --filter=blob:none` begins one (git-scm.com, gitrepository-layout). */
export async function makeRepository({ gitDir, talk }: Session): Promise<void> {
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads'])
    await mkdir(join(gitDir, folder), { recursive: true });
  const config = [
    ...['[core]', 'repositoryformatversion = 1', 'filemode = true', 'bare = true'],
    ...['[extensions]', `partialClone = ${remoteName}`],
    ...[`[remote "${remoteName}"]`, `url = "${talk.address.url}"`, 'promisor = true', 'partialclonefilter = blob:none'],
  ];
  await writeFile(join(gitDir, 'config'), `${config.join('\n')}\n`);
  await writeFile(join(gitDir, 'HEAD'), 'ref: refs/heads/none\n');
}

/** Has the repository stand at `head`, without the commits before it. */
export async function standAt({ gitDir }: Session, { ref, oid }: Head): Promise<void> {
  await writeFile(join(gitDir, 'shallow'), `${oid}\n`);
  await writeFile(join(gitDir, 'packed-refs'), `${oid} ${ref}\n`);
  await writeFile(join(gitDir, 'HEAD'), `ref: ${ref}\n`);
}
