import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';
import { parseInputs } from '../src/inputs.ts';
import { failures, outcomes, successes } from '../src/reasons.ts';
import { reportRun } from '../src/report.ts';

const described = z.record(z.string(), z.object({ description: z.string(), default: z.string().optional() }));
const { inputs, outputs } = z
  .object({ inputs: described, outputs: described })
  .parse(parse(readFileSync(join(import.meta.dirname, '../action.yml'), 'utf8')));

it('reads exactly the inputs that action.yml names', () => {
  const read = new Set<string>();
  const least: Record<string, string> = { repositories: 'api', mode: 'apply' };
  const recorder = new Proxy(least, {
    get(target, name) {
      if (typeof name !== 'string') return undefined;
      read.add(name);
      return target[name];
    },
  });
  parseInputs(recorder, () => undefined);
  expect([...read].sort()).toEqual(Object.keys(inputs).sort());
});

it('takes the defaults of action.yml', () => {
  const defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default ?? '']));
  expect(parseInputs({ ...defaults, repositories: 'api' }, () => undefined)).toMatchObject({
    mode: 'apply',
    asked: {},
  });
});

it('sets exactly the outputs that action.yml names', () => {
  const result = reportRun({ names: [], asked: {} }, { current: new Map(), applied: [] });
  // The kit writes the report of every action.
  expect([...Object.keys(result.outputs), 'report'].sort()).toEqual(Object.keys(outputs).sort());
});

it('names every outcome and every reason in action.yml', () => {
  const named = (output: string) =>
    [...(outputs[output]?.description ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
  expect(named('outcome')).toEqual([...outcomes]);
  // The kit gives the last one to a defect.
  expect(named('reason')).toEqual([...successes, ...failures, 'internal-error']);
});
