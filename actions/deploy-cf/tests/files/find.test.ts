import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findFiles, readFiles } from '../../src/files/find.ts';

let workspace = '';

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'deploy-cf-find-'));
  await mkdir(join(workspace, 'cf/nested'), { recursive: true });
  for (const file of ['cf/b.yaml', 'cf/a.yml', 'cf/c.json', 'cf/README.md', 'cf/nested/d.yaml'])
    await writeFile(join(workspace, file), `# ${file}\n`);
  await writeFile(join(workspace, 'cf/latin.txt'), Buffer.from([0x41, 0xe9]));
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

describe('templates', () => {
  it('are found by braces and stars, in order and once', async () => {
    expect(await findFiles(workspace, ['cf/*.{yaml,yml,json}', 'cf/b.yaml'])).toEqual([
      'cf/a.yml',
      'cf/b.yaml',
      'cf/c.json',
    ]);
  });

  it('are left out after an exclamation mark', async () => {
    expect(await findFiles(workspace, ['cf/**/*.yaml', '!cf/b*'])).toEqual(['cf/nested/d.yaml']);
  });

  it('are found by a plain path, in folders whose names are not known, and in the workspace itself', async () => {
    expect(await findFiles(workspace, ['./cf/b.yaml'])).toEqual(['cf/b.yaml']);
    expect(await findFiles(workspace, ['*/nested/*.yaml', '**/c.json'])).toEqual(['cf/c.json', 'cf/nested/d.yaml']);
    await writeFile(join(workspace, 'top.yaml'), '');
    expect(await findFiles(workspace, ['*.yaml'])).toEqual(['top.yaml']);
  });

  it('must be there for every pattern, so that a slip is no green run that does nothing', async () => {
    await expect(findFiles(workspace, ['cf/*.yaml', 'cloudformation/*.yaml', 'cf/x.yaml'])).rejects.toMatchObject({
      code: 'no-templates',
      faults: [
        { problem: 'templates: cloudformation/*.yaml matches no file.' },
        { problem: 'templates: cf/x.yaml matches no file.' },
      ],
    });
  });

  it.each(['../*.yaml', '/etc/*.conf', 'cf/../../x.yaml', '!../a.yaml'])(
    'are not looked for outside: %s',
    async (pattern) => {
      await expect(findFiles(workspace, ['cf/*.yaml', pattern])).rejects.toThrow('leaves the workspace');
    },
  );

  it('are read as UTF-8, and all that cannot be read are named', async () => {
    expect(await readFiles(workspace, ['cf/b.yaml'])).toEqual([{ file: 'cf/b.yaml', text: '# cf/b.yaml\n' }]);
    await expect(readFiles(workspace, ['cf/latin.txt', 'cf/none.yaml'])).rejects.toMatchObject({
      code: 'file-unreadable',
      faults: [{ at: { file: 'cf/latin.txt' } }, { at: { file: 'cf/none.yaml' } }],
    });
  });
});
