import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';
import type { GuardReason, GuardUserErrorCode } from '../src/errors.ts';
import { inputNames } from '../src/inputs.ts';
import { report } from '../src/report/report.ts';
import { context, inputs, pullRequest, verdict } from './occasion.ts';
import { rawInputs } from './raw-inputs.ts';

const contract = z
  .object({
    inputs: z.record(z.string(), z.object({ default: z.string() })),
    outputs: z.record(z.string(), z.object({ description: z.string() })),
  })
  .parse(parse(readFileSync(join(import.meta.dirname, '../action.yml'), 'utf8')));

type Reason = GuardReason | GuardUserErrorCode | 'invalid-input' | 'cancelled' | 'internal-error';

// A record, so that the compiler misses a reason that is not here.
const reasons: Readonly<Record<Reason, true>> = {
  'nothing-protected-changed': true,
  'allowed-changes-only': true,
  'trusted-actor': true,
  'protected-paths-changed': true,
  'audit-passed': true,
  'audit-failed': true,
  'branch-deleted': true,
  'ruleset-printed': true,
  'ruleset-holds': true,
  'ruleset-differs': true,
  'ruleset-not-verifiable': true,
  'merge-conflict': true,
  'merge-unknown': true,
  'head-moved': true,
  'base-moved': true,
  'pull-request-closed': true,
  'commit-missing': true,
  'tree-incomplete': true,
  'no-merge-base': true,
  'too-many-commits': true,
  'deadline-exceeded': true,
  'github-unauthorized': true,
  'github-forbidden': true,
  'github-not-found': true,
  'github-refused': true,
  'github-unavailable': true,
  'github-unreadable': true,
  'invalid-input': true,
  'unsupported-event': true,
  'bad-event': true,
  cancelled: true,
  'internal-error': true,
};

describe('action.yml', () => {
  it('has exactly the inputs that are read', () => {
    expect(Object.keys(contract.inputs).toSorted()).toEqual(inputNames.toSorted());
  });

  it('has the defaults that the tests are run with', () => {
    const defaults = Object.entries(contract.inputs).map(([name, input]) => [name, input.default]);
    expect(Object.fromEntries(defaults)).toEqual({ ...rawInputs, token: '${{ github.token }}' });
  });

  it('has exactly the outputs that are set, and the report of action-kit', () => {
    const { outputs } = report({ inputs: inputs(), occasion: pullRequest(), context }, verdict(), []);
    expect(Object.keys(contract.outputs).toSorted()).toEqual([...Object.keys(outputs), 'report'].toSorted());
  });

  it('names every reason that there is', () => {
    const [, list = ''] = (contract.outputs['reason']?.description ?? '').split('Why:');
    const named = [...list.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(Object.keys(reasons).toSorted());
  });
});
