import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsFailure } from '@iac/aws';
import type { CommandErrorCode } from '@iac/command';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';
import type { DeployErrorCode } from '../src/errors.ts';
import { report } from '../src/report/report.ts';

const { outputs } = z
  .object({ outputs: z.record(z.string(), z.object({ description: z.string() })) })
  .parse(parse(readFileSync(join(import.meta.dirname, '../action.yml'), 'utf8')));

type Reason =
  | DeployErrorCode
  | AwsFailure
  | CommandErrorCode
  | 'differed'
  | 'differs'
  | 'up-to-date'
  | 'stacks-failed'
  | 'invalid-templates'
  | 'cfn-lint-failed'
  | 'rejected-by-cloudformation'
  | 'limit-exceeded'
  | 'cancelled'
  | 'internal-error';

// A record, so that the compiler misses a code that is not here.
const reasons: Readonly<Record<Reason, true>> = {
  differed: true,
  differs: true,
  'up-to-date': true,
  'stacks-failed': true,
  'invalid-input': true,
  'invalid-templates': true,
  'no-templates': true,
  'file-unreadable': true,
  'environments-file': true,
  'foreign-account': true,
  'foreign-plan': true,
  'cluster-not-found': true,
  'cluster-without-oidc': true,
  'bucket-not-found': true,
  'missing-export': true,
  'cfn-lint-failed': true,
  cancelled: true,
  'deadline-exceeded': true,
  'region-missing': true,
  'credentials-missing': true,
  'credentials-expired': true,
  'credentials-refused': true,
  'access-denied': true,
  'aws-unavailable': true,
  'aws-error': true,
  'rejected-by-cloudformation': true,
  'limit-exceeded': true,
  'command-missing': true,
  'command-failed': true,
  'command-stopped': true,
  'command-output-too-long': true,
  'internal-error': true,
};

describe('action.yml', () => {
  it('names every reason that there is', () => {
    const named = [...(outputs['reason']?.description ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(Object.keys(reasons).toSorted());
  });

  it('has exactly the outputs that are set, and the report of action-kit', () => {
    const set = report(
      { mode: 'plan', environment: 'staging', region: 'eu-west-1', stacks: [], warnings: [], seconds: 0 },
      { changeSets: '', commentUrl: '' },
    ).outputs;
    expect(Object.keys(outputs).toSorted()).toEqual([...Object.keys(set), 'report'].toSorted());
  });
});
