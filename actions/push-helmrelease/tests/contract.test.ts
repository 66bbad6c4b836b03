import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';
import { destinationOf } from '../src/destination.ts';
import { inputNames } from '../src/inputs.ts';
import { report } from '../src/report.ts';
import { inputs, wanted } from './fixtures.ts';

const contract = z
  .object({ inputs: z.record(z.string(), z.unknown()), outputs: z.record(z.string(), z.unknown()) })
  .parse(parse(readFileSync(join(import.meta.dirname, '../action.yml'), 'utf8')));

describe('action.yml', () => {
  it('has exactly the inputs that are read', () => {
    expect(Object.keys(contract.inputs).toSorted()).toEqual(inputNames.toSorted());
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
