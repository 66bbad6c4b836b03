import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../src/observe.ts';

let workspace = '';
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'template-'));
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

describe('readTemplate', () => {
  it('reads text as it is, with its byte order mark', async () => {
    const text = '\ufeffa: é\r\n';
    await writeFile(join(workspace, '.flux.ci'), text);
    expect(await readTemplate(workspace, '.flux.ci')).toEqual({ file: '.flux.ci', text });
    const absolute = join(workspace, '.flux.ci');
    expect(await readTemplate('/elsewhere', absolute)).toEqual({ file: absolute, text });
  });

  it('refuses a file that is not there, and one that is not UTF-8', async () => {
    await writeFile(join(workspace, '.flux.ci'), Buffer.from('a: \xe9\n', 'latin1'));
    await expect(readTemplate(workspace, '.flux.ci')).rejects.toMatchObject({ code: 'template-no-text' });
    await expect(readTemplate(workspace, 'gone')).rejects.toMatchObject({ code: 'template-missing' });
  });
});
