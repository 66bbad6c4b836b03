// AWS's own service models, as the Python SDK botocore ships them; it comes with moto.
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCommand } from '@iac/command';
import { toolPath } from '@iac/toolbox';
import { damages } from './aws-models/damages.ts';
import { readExchanges } from './aws-models/exchange.ts';
import { judge } from './aws-models/judge.ts';
import { type Model, modelsBeside, readModel } from './aws-models/model.ts';
import { counted } from './aws-models/report.ts';
import { tell } from './aws-models/story.ts';
import { confirmedBy } from './confirmed-by.ts';

const root = join(import.meta.dirname, '../..');

confirmedBy(['moto_server'], () => {
  let models: readonly Model[];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'exchanges-'));
    // The services of packages/local/src/aws/services.ts. One that is missing here fails: "no model has been read for it".
    models = ['cloudformation', 'ecr', 'eks', 's3', 'sts'].map((service) =>
      readModel(modelsBeside(toolPath('moto_server')), service),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  describe('what the AWS stand-in says', () => {
    it('in the suites, AWS could have said: every member, type, code and status is in its models or has a source', async () => {
      const suites = globSync('{actions,packages}/*/tests/**/*.test.ts', { cwd: root })
        .concat(globSync('tests/{acceptance,faults}/**/*.test.ts', { cwd: root }))
        .filter((file) =>
          /\b(startAws|withAws|withCloudFormation|tour)\(/.test(readFileSync(join(root, file), 'utf8')),
        );
      await runSuites(suites, join(folder, 'suites'));
      const verdicts = readExchanges(join(folder, 'suites')).map((exchange) => ({
        exchange,
        ...judge(exchange, models),
      }));
      process.stdout.write(`botocore's models: ${counted(verdicts)}, from ${String(suites.length)} suites\n`);
      expect(verdicts.filter(({ faults }) => faults.length > 0)).toEqual([]);
      expect(verdicts.length).toBeGreaterThan(1000);
      // The one that packages/local/tests/aws/faults.test.ts provokes.
      expect(verdicts.filter(({ outcome }) => outcome === 'StandInDefect')).toHaveLength(1);
    }, 480_000);
  });

  describe('an answer that was damaged', () => {
    let story: Awaited<ReturnType<typeof tell>>;
    beforeAll(async () => {
      story = await tell(join(folder, 'story'));
    });

    it('is not among those that were not', () => {
      expect([...story.values()].flatMap((exchange) => judge(exchange, models).faults)).toEqual([]);
    });

    it.each(damages)('is found out: $what', ({ of, damage, fault }) => {
      const exchange = story.get(of);
      if (exchange === undefined || typeof exchange.outcome === 'string') throw new Error(`nobody asked ${of}`);
      const { request, outcome } = { ...exchange, outcome: exchange.outcome };
      const damaged = { request, outcome, ...damage({ request, outcome }) };
      expect(damaged).not.toEqual({ request, outcome });
      expect(judge(damaged, models).faults).toEqual([expect.stringContaining(fault)]);
    });
  });
});

async function runSuites(suites: readonly string[], exchanges: string): Promise<void> {
  const jest = [
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
    '--silent',
    '--testTimeout=240000',
    '--runTestsByPath',
  ];
  const { stdout, ended } = startCommand({
    file: process.execPath,
    args: [...jest, ...suites],
    cwd: root,
    // As `npm test` runs them, whatever this process runs; slower, because other claims are tried beside them.
    env: { ...process.env, IAC_E2E: '', IAC_EXHAUSTIVE: '', IAC_RECORD_AWS: exchanges },
  });
  stdout.resume();
  // Whether they pass, in what time they have, is for `npm test` to say; what they said to the stand-in is judged here.
  await ended;
}
