import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';
import { inputNames, parseInputs } from '../src/inputs.ts';

const contract = z
  .object({ inputs: z.record(z.string(), z.object({ default: z.optional(z.string()) })) })
  .parse(parse(readFileSync(join(import.meta.dirname, '../action.yml'), 'utf8')));

/** As the runner hands them over: an expression of a default comes out empty where the event has no such thing. */
const defaults = Object.fromEntries(
  Object.entries(contract.inputs).map(([name, { default: value = '' }]) => [
    name,
    value.startsWith('${{') ? '' : value,
  ]),
);
const read = (given: Readonly<Record<string, string>>) =>
  parseInputs({ ...defaults, environment: 'staging', ...given });
const kept = { version: 1, environment: 'staging', sets: [] };

describe('inputs', () => {
  it('are those that action.yml names', () => {
    expect(Object.keys(contract.inputs).toSorted()).toEqual(inputNames.toSorted());
  });

  it('need no more than the environment, which fills the names', () => {
    expect(read({})).toMatchObject({
      environment: 'staging',
      mode: 'apply',
      templates: ['cf/*.{yaml,yml,json}'],
      'stack-name': 'biomage-{name}-staging',
      'cluster-name': 'biomage-staging',
      'max-parallel': 10,
      deadline: 3_600_000,
      'termination-protection': undefined,
      tags: undefined,
      capabilities: [],
    });
  });

  it('are reported with all their faults at once', () => {
    const parse = () =>
      read({ environment: 'Not One', mode: 'maybe', 'max-parallel': '0', tags: 'team', 'role-arn': 'admin' });
    for (const name of ['environment', 'mode', 'max-parallel', 'tags', 'role-arn'])
      expect(parse).toThrow(new RegExp(`- ${name}: `));
  });

  it.each([
    [{ 'change-sets': 'keep' }, 'change-sets: takes effect only with mode: plan'],
    [{ 'changed-since': 'main' }, 'changed-since: takes effect only with mode: plan'],
    [{ plan: JSON.stringify(kept) }, 'plan: takes effect only with mode: execute'],
    [{ mode: 'execute' }, 'plan: mode: execute needs the output `change-sets`'],
    [{ mode: 'execute', plan: '{"version": 2}' }, 'plan: is not the output `change-sets`'],
    [
      { mode: 'execute', plan: JSON.stringify({ ...kept, environment: 'production' }) },
      'plan: was made for the environment production',
    ],
    [{ comment: 'true' }, 'comment: takes effect only with mode: plan'],
    [{ comment: 'true', mode: 'plan', token: 'x' }, 'pull-request: comment: true needs the number'],
    [{ comment: 'true', mode: 'plan', 'pull-request': '7' }, 'token: comment: true needs a token'],
    [{ 'on-failure': 'delete', 'deployment-mode': 'express' }, 'on-failure: delete does not exist in express mode'],
    [
      { 'on-failure': 'do-nothing', 'retain-except-on-create': 'true' },
      'retain-except-on-create: takes effect only where CloudFormation rolls back',
    ],
    [{ 'fail-on-drift': 'true' }, 'fail-on-drift: needs deployment-mode: revert-drift'],
    [
      { 'fail-on-drift': 'true', 'deployment-mode': 'revert-drift', mode: 'plan' },
      'fail-on-drift: needs change-sets: create or keep',
    ],
    [{ 'changed-since': '--upload-pack=x', mode: 'plan' }, 'changed-since: write a branch'],
    [{ 'stack-name': '9{name}' }, 'stack-name: write letters'],
  ])('refuse %j', (given, message) => {
    expect(() => read(given)).toThrow(message);
  });

  it('take the change sets of a plan for the same environment', () => {
    expect(read({ mode: 'execute', plan: JSON.stringify(kept) }).plan).toEqual(kept);
  });
});
