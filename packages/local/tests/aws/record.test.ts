import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateRepositoryCommand, DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withAws } from './started.ts';

describe('a record of what went over the wire', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'record-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function recorded(): Promise<unknown[]> {
    const [file = ''] = await readdir(folder);
    const lines = (await readFile(join(folder, file), 'utf8')).trimEnd().split('\n');
    return lines.map((line): unknown => JSON.parse(line));
  }

  it('has each request and its answer, byte for byte', () =>
    withAws(
      async (aws, ecr) => {
        await ecr.send(new DescribeRepositoriesCommand());
        expect(aws.calls).toHaveLength(1);
        expect(await recorded()).toEqual([
          {
            request: expect.objectContaining({ method: 'POST', path: '/', body: '{}' }),
            outcome: expect.objectContaining({ status: 200, body: '{"repositories":[]}' }),
          },
        ]);
      },
      { recordTo: folder },
    ));

  it('has the answers that were lost as well', () =>
    withAws(
      async (aws, ecr) => {
        aws.faults.add({ kind: 'reset-before', when: () => true });
        await ecr.send(new CreateRepositoryCommand({ repositoryName: 'api' }));
        expect(await recorded()).toMatchObject([{ outcome: 'reset' }, { outcome: { status: 200 } }]);
      },
      { recordTo: folder },
    ));
});
