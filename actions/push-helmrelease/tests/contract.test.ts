import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandErrorCode } from '@iac/command';
import type { ManifestErrorCode } from '@iac/manifests';
import type { ReleaseErrorCode } from '@iac/releases';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';
import { destinationOf } from '../src/destination.ts';
import type { PushErrorCode } from '../src/errors.ts';
import { inputNames } from '../src/inputs.ts';
import type { Plan } from '../src/plan.ts';
import { report } from '../src/report.ts';
import { inputs, wanted } from './fixtures.ts';

const contract = z
  .object({
    inputs: z.record(z.string(), z.unknown()),
    outputs: z.record(z.string(), z.object({ description: z.string() })),
  })
  .parse(parse(readFileSync(join(import.meta.dirname, '../action.yml'), 'utf8')));

type Reason =
  | Plan['reason']
  | PushErrorCode
  | ManifestErrorCode
  | ReleaseErrorCode
  | CommandErrorCode
  | 'invalid-input'
  | 'cancelled'
  | 'internal-error';

// A record, so that the compiler misses a code that is not here.
const reasons: Readonly<Record<Reason, true>> = {
  created: true,
  updated: true,
  'same-bytes': true,
  'same-meaning': true,
  'invalid-input': true,
  cancelled: true,
  'internal-error': true,
  'unsupported-runner': true,
  'template-missing': true,
  'template-no-text': true,
  'invalid-release': true,
  'path-refused': true,
  'foreign-file': true,
  'unknown-environment': true,
  'broken-yaml': true,
  'removed-manifest': true,
  'unfilled-template': true,
  'bad-remote': true,
  'bad-ssh-key': true,
  'git-too-old': true,
  'repository-empty': true,
  'branch-not-found': true,
  'deadline-exceeded': true,
  unauthorized: true,
  forbidden: true,
  'read-only-key': true,
  'repository-not-found': true,
  'repository-moved': true,
  'host-key-unknown': true,
  'certificate-untrusted': true,
  'proxy-refused': true,
  'branch-protected': true,
  'push-declined': true,
  unavailable: true,
  'git-failed': true,
  'command-missing': true,
  'command-failed': true,
  'command-stopped': true,
  'command-output-too-long': true,
};

describe('action.yml', () => {
  it('has exactly the inputs that are read', () => {
    expect(Object.keys(contract.inputs).toSorted()).toEqual(inputNames.toSorted());
  });

  it('names every reason that there is', () => {
    const named = [...(contract.outputs['reason']?.description ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(Object.keys(reasons).toSorted());
  });

  it('has exactly the outputs that are set, and the report of action-kit', () => {
    const { outputs } = report({
      inputs,
      wanted,
      plan: { steps: [], reason: 'same-bytes', diff: '', previousImages: [] },
      destination: destinationOf(inputs, 'https://github.com'),
      warnings: [],
      branch: 'main',
    });
    expect(Object.keys(contract.outputs).toSorted()).toEqual([...Object.keys(outputs), 'report'].toSorted());
  });
});
