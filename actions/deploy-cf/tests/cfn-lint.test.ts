import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cfnLintIn } from '../src/cfn-lint.ts';

describe('cfn-lint of the PATH', () => {
  let bin: string;
  const { signal } = new AbortController();
  beforeAll(() => {
    bin = mkdtempSync(join(tmpdir(), 'cfn-lint-'));
    writeFileSync(join(bin, 'cfn-lint'), '#!/bin/sh\necho "$@"; env; exit 6\n', { mode: 0o755 });
  });
  afterAll(() => {
    rmSync(bin, { recursive: true });
  });

  it('answers with whatever exit code it has', async () => {
    const ran = await cfnLintIn(bin, { PATH: `${bin}:${process.env['PATH'] ?? ''}` }, signal)(['--format', 'json']);
    expect(ran).toMatchObject({ exitCode: 6, stdout: expect.stringMatching(/^--format json\n/) });
  });

  it('gets no credentials, inputs or tokens: a workspace may bring rules, which are programs', async () => {
    const secrets = ['AWS_SECRET_ACCESS_KEY', 'INPUT_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'GITHUB_TOKEN', 'NPM'];
    const env = Object.fromEntries(secrets.map((name) => [name, `secret-${name}`]));
    const path = `${bin}:${process.env['PATH'] ?? ''}`;
    const ran = await cfnLintIn(bin, { ...env, PATH: path, VIRTUAL_ENV: '/venv' }, signal)([]);
    expect(ran?.stdout).toContain('VIRTUAL_ENV=/venv');
    expect(ran?.stdout).not.toContain('secret-');
  });

  it('is missing where there is none', async () => {
    expect(await cfnLintIn(bin, { PATH: '/nowhere' }, signal)([])).toBeUndefined();
  });
});
