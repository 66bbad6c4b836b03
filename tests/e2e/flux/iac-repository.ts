import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitHub, Repository } from '@iac/local/github';

const root = join(import.meta.dirname, '../../..');

/** The part of this repository that Flux reads: the releases, and the chart as it is here. Anybody may read it. */
export async function iacRepository(github: GitHub): Promise<Repository> {
  const folder = await mkdtemp(join(tmpdir(), 'iac-repository-'));
  try {
    for (const part of ['releases', 'charts']) await cp(join(root, part), join(folder, part), { recursive: true });
    return await github.createRepository('biomage/iac', { from: folder, private: false });
  } finally {
    await rm(folder, { recursive: true });
  }
}
