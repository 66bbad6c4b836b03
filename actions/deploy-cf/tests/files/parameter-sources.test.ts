import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOf } from '../../src/files/environments.ts';
import { readParameters } from '../../src/files/parameter-sources.ts';
import { mkdir } from 'node:fs/promises';

let workspace = '';

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'deploy-cf-parameters-'));
  await writeFile(join(workspace, 'all.yaml'), 'Size: 1\n');
  await writeFile(join(workspace, 'staging.json'), '{"Size": 2}');
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

const read = (parameters: string) => readParameters(workspace, { parameters, environment: 'staging' });

describe('parameters', () => {
  it.each(['Size: 3', 'Size=3\nOther=cf/x.yaml', '{"Size": 3}', '# none.yaml\nSize: 3'])(
    'may be written out: %j',
    async (text) => {
      expect(await read(text)).toEqual({ texts: [{ file: 'parameters', text }], files: [] });
    },
  );

  it('may be files, one a line, for each environment', async () => {
    expect(await read('all.yaml\n{environment}.json\n')).toEqual({
      texts: [
        { file: 'all.yaml', text: 'Size: 1\n' },
        { file: 'staging.json', text: '{"Size": 2}' },
      ],
      files: ['all.yaml', 'staging.json'],
    });
  });

  it('may be none at all', async () => {
    expect(await read('')).toEqual({ texts: [], files: [] });
  });

  it('are missed when their file is not there', async () => {
    await expect(read('production.yaml')).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});

describe("an environment's account", () => {
  const write = async (text: string) => {
    await mkdir(join(workspace, 'infra'), { recursive: true });
    await writeFile(join(workspace, 'infra/environments.yaml'), text);
  };

  it('is unknown without the file, and without the environment in it', async () => {
    expect(await accountOf(workspace, 'staging')).toBeUndefined();
    await write('environments: {production: {account: "123456789012"}}');
    expect(await accountOf(workspace, 'staging')).toBeUndefined();
  });

  it('is read from the file', async () => {
    await write('environments: {staging: {account: "012345678901", region: eu-west-1}}');
    expect(await accountOf(workspace, 'staging')).toBe('012345678901');
  });

  it.each(['environments: {staging: {account: 12345}}', 'staging: {}', 'environments: [\n'])(
    'is an error where the file cannot be understood: %j',
    async (text) => {
      await write(text);
      await expect(accountOf(workspace, 'staging')).rejects.toMatchObject({ code: 'environments-file' });
    },
  );
});
