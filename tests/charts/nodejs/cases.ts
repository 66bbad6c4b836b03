import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

/** Values that a release might set, with the sentence that its file opens with. */
export interface Case {
  readonly name: string;
  readonly about: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const folder = join(import.meta.dirname, 'cases');
const record = z.record(z.string(), z.unknown());

export const cases: readonly Case[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return {
      name: file.replace('.yaml', ''),
      about: /^# (.*)\.$/m.exec(text)?.[1] ?? '',
      values: record.parse(parse(text)),
    };
  });

/** The values of one case. Throws when there is none of that name. */
export function valuesOfCase(name: string): Case['values'] {
  const found = cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`tests/charts/nodejs/cases has no ${name}.yaml.`);
  return found.values;
}
