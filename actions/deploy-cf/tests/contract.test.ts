import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';
import { schema } from '../src/inputs.ts';

const contract = z.object({ inputs: z.record(z.string(), z.unknown()) });

it('reads exactly the inputs that action.yml names', () => {
  const { inputs } = contract.parse(parse(readFileSync(join(import.meta.dirname, '../action.yml'), 'utf8')));
  expect(Object.keys(schema.shape)).toEqual(Object.keys(inputs));
});
