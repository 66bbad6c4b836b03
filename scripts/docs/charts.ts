import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { fill } from './fill.ts';
import { undescribedValues, valuesOf } from './values-schema.ts';
import { oldValuesTable, valuesTable } from './values-tables.ts';

/** Fills the tables of the charts' READMEs from values.schema.json and values.yaml. With `check` nothing is written. Returns what is wrong. */
export async function fillCharts(root: string, { check }: { readonly check: boolean }): Promise<string[]> {
  const charts = readdirSync(join(root, 'charts')).filter((name) =>
    existsSync(join(root, 'charts', name, 'Chart.yaml')),
  );
  const faults = await Promise.all(charts.sort().map((name) => fillChart(root, `charts/${name}`, check)));
  return faults.flat();
}

async function fillChart(root: string, folder: string, check: boolean): Promise<string[]> {
  const [schema, readme] = [join(root, folder, 'values.schema.json'), join(root, folder, 'README.md')];
  const missing = [schema, readme].filter((file) => !existsSync(file));
  if (missing.length > 0) return missing.map((file) => `${file.slice(root.length + 1)} is missing.`);

  const values = valuesOf(JSON.parse(readFileSync(schema, 'utf8')));
  const gaps = undescribedValues(values).map((fault) => `${folder}/values.schema.json: ${fault}`);
  const defaults: unknown = parse(readFileSync(join(root, folder, 'values.yaml'), 'utf8'));
  const before = readFileSync(readme, 'utf8');
  const filled = [
    ['values', valuesTable(values, defaults)] as const,
    ['old-values', oldValuesTable(values)] as const,
  ].reduce((text, [name, body]) => fill(text, name, body) ?? text, before);
  const next = await format(filled, { ...(await resolveConfig(readme)), parser: 'markdown' });
  const unmarked = fill(before, 'values', '') === undefined;
  if (unmarked) return [...gaps, `${folder}/README.md: add <!-- values --> and <!-- /values -->.`];
  if (next === before) return gaps;
  if (check) return [...gaps, `${folder}/README.md is not up to date. Run \`npm run docs\`.`];
  writeFileSync(readme, next);
  return gaps;
}
