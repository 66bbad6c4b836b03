import { describe, expect, it } from '@jest/globals';
import { lintTemplates, type RunCfnLint } from '../../src/conventions/cfn-lint/lint-templates.ts';

/** A cfn-lint that prints this. */
const printing =
  (stdout: string, exitCode = 0): RunCfnLint =>
  () =>
    Promise.resolve({ exitCode, stdout, stderr: 'Traceback\nModuleNotFoundError: no module named yaml\n' });

const match = {
  Filename: 'cf/s3.yaml',
  Level: 'Error',
  Location: {
    Start: { LineNumber: 5, ColumnNumber: 7 },
    End: { LineNumber: 5, ColumnNumber: 16 },
    Path: ['Resources', 'Results', 'Properties', 'BucketNam'],
  },
  Message: "Additional properties are not allowed ('BucketNam' was unexpected)",
  Rule: { Id: 'E3002', Source: 'https://example.com/rules' },
};

describe('cfn-lint', () => {
  it('is asked about the files as they are, whatever their names mean to it', async () => {
    const asked: string[][] = [];
    await lintTemplates(['cf/s3.yaml', 'cf/a[1]*.yaml'], (args) => {
      asked.push([...args]);
      return printing('[]')(args);
    });
    expect(asked).toEqual([['--format', 'json', '--', 'cf/s3.yaml', 'cf/a[[]1][*].yaml']]);
  });

  it('is not started for no files, and is not missed where it is not installed', async () => {
    expect(await lintTemplates([], () => Promise.reject(new Error('started')))).toEqual([]);
    expect(await lintTemplates(['cf/s3.yaml'], () => Promise.resolve(undefined))).toBeUndefined();
  });

  it('gives its findings with their rule, place and grade', async () => {
    const others = [
      { ...match, Level: 'Warning', Message: 'Old.' },
      { ...match, Level: 'Informational', Filename: null },
    ];
    const findings = await lintTemplates(['cf/s3.yaml'], printing(JSON.stringify([match, ...others]), 14));
    expect(findings).toMatchObject([{ level: 'error' }, { level: 'warning', problem: 'Old.' }, { level: 'notice' }]);
    expect(findings?.[0]).toEqual({
      rule: 'cfn-lint/E3002',
      level: 'error',
      resource: 'Results',
      problem: "Additional properties are not allowed ('BucketNam' was unexpected).",
      remedy: 'See https://example.com/rules',
      at: { file: 'cf/s3.yaml', line: 5, column: 7, endLine: 5, endColumn: 16 },
    });
  });

  it.each(['', 'Traceback', '{}', '[{"Message": "x"}]'])(
    'that gives no findings fails with what it said: %j',
    async (output) => {
      await expect(lintTemplates(['cf/s3.yaml'], printing(output, 1))).rejects.toMatchObject({
        code: 'cfn-lint-failed',
        problem: expect.stringContaining('ended with 1'),
        message: expect.stringContaining('no module named yaml'),
      });
    },
  );
});
