// What cfn-lint itself says of templates, through packages/cloudformation.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { lintTemplates, type RunCfnLint } from '@iac/cloudformation';
import { runCommand } from '@iac/command';
import { toolPath } from '@iac/toolbox';
import { confirmedBy } from './confirmed-by.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cfn-lint-'));
});
afterAll(() => rm(folder, { recursive: true }));

const allCodes = Array.from({ length: 16 }, (_, code) => code);
const cfnLint: RunCfnLint = (args) => runCommand({ file: toolPath('cfn-lint'), args, cwd: folder, accept: allCodes });

const misspelt = 'Resources:\n  Results:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketNam: results\n';
const unused = 'Parameters:\n  Size: {Type: String}\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n';

confirmedBy(['cfn-lint'], () => {
  it('shows what cfn-lint finds in templates, each at its line with its rule and grade', async () => {
    await writeFile(join(folder, 's3[1].yaml'), misspelt);
    await writeFile(join(folder, 'sns.yaml'), unused);
    expect(await lintTemplates(['s3[1].yaml', 'sns.yaml'], cfnLint)).toMatchObject([
      {
        rule: 'cfn-lint/E3002',
        level: 'error',
        resource: 'Results',
        problem: expect.stringContaining("'BucketNam' was unexpected"),
        at: { file: 's3[1].yaml', line: 5, column: 7 },
      },
      { rule: 'cfn-lint/W2001', level: 'warning', at: { file: 'sns.yaml', line: 2 } },
    ]);
  });

  it('shows nothing of templates that cfn-lint finds fine', async () => {
    await writeFile(join(folder, 'fine.yaml'), 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n');
    expect(await lintTemplates(['fine.yaml'], cfnLint)).toEqual([]);
  });
});
