// The conventions on templates that real teams wrote, where a folder of them lies beside the checkout. Every finding was judged by hand.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findingsOf } from './findings-of.ts';

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, '../shared/corpus/cf');

const found = (files: readonly string[]) =>
  files.flatMap((file) =>
    findingsOf(readFileSync(file, 'utf8'), `cf/${basename(file)}`).map(
      ({ rule, at }) => `${basename(file, '.yaml')} ${at.line ?? 0} ${rule}`,
    ),
  );

describe("the platform's own templates", () => {
  it('keep every convention', () => {
    const files = globSync('cf/*.yaml', { cwd: root }).map((file) => join(root, file));
    expect(files.length).toBeGreaterThan(8);
    expect(found(files)).toEqual([]);
  });
});

const corpus = existsSync(folder) ? describe : describe.skip;
corpus(`24 templates of others${existsSync(folder) ? '' : ' (not here)'}`, () => {
  const files = globSync(`${folder}/*.yaml`).sort();

  it('break the conventions where they do, and nowhere else', () => {
    expect(files).toHaveLength(24);
    expect(found(files)).toEqual([
      'doit-cloudhealth-role 11 environment-parameter',
      'doit-cloudhealth-role 20 fixed-name',
      'doit-cloudhealth-role 30 literal-account',
      'irsa-api-role 34 trust-audience',
      'irsa-api-role 59 unscoped-arn',
      'irsa-api-role 76 wildcard-resource',
      'irsa-api-role 220 wildcard-resource',
      'irsa-api-role 230 unscoped-arn',
      'irsa-api-role 247 unscoped-arn',
      'irsa-api-role 251 wildcard-resource',
      'irsa-pipeline-role 40 trust-audience',
      'irsa-ui-role 34 trust-audience',
      'irsa-ui-role 55 wildcard-resource',
      'irsa-worker-role 34 trust-audience',
      'irsa-worker-role 120 wildcard-resource',
      'irsa-worker-role 129 unscoped-arn',
      'irsa-worker-role 130 unscoped-arn',
      'irsa-xray-daemon-role 34 trust-audience',
      'programmatic-interface-client 8 environment-parameter',
      'sns 40 unrelated-types',
    ]);
  });
});
