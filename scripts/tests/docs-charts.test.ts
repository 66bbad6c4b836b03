import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fillCharts } from '../docs/charts.ts';
import { folderOf } from './folder.ts';

const schema = (path: object = { description: 'Path | of it' }) =>
  JSON.stringify({
    properties: {
      probe: { description: 'Is it there', properties: { path } },
      gone: { description: 'Now `probe.path`', deprecated: true },
    },
  });
const tree = {
  'charts/README.md': '# charts\n',
  'charts/web/Chart.yaml': 'name: web\n',
  'charts/web/values.yaml': 'probe:\n  path: /\n',
  'charts/web/values.schema.json': schema(),
  'charts/web/README.md': '# web\n\n<!-- old-values --><!-- /old-values -->\n\n<!-- values --><!-- /values -->\n',
};

describe("the tables of a chart's README", () => {
  it('come from its schema, with the defaults of values.yaml and what older releases have apart', async () => {
    const root = folderOf(tree);
    expect(await fillCharts(root, { check: false })).toEqual([]);
    const lines = readFileSync(join(root, 'charts/web/README.md'), 'utf8').replaceAll(/ +/g, ' ').split('\n');
    expect(lines.filter((line) => line.startsWith('|') && !line.includes('--'))).toEqual([
      '| Value | What became of it |',
      '| `gone` | Now `probe.path` |',
      '| Value | Default | What it is |',
      '| **`probe`** | | Is it there |',
      '| `probe.path` | `"/"` | Path \\| of it |',
    ]);
  });

  it('are left alone and reported by a check, and pass one after they were written', async () => {
    const root = folderOf(tree);
    expect(await fillCharts(root, { check: true })).toEqual([
      'charts/web/README.md is not up to date. Run `npm run docs`.',
    ]);
    await fillCharts(root, { check: false });
    expect(await fillCharts(root, { check: true })).toEqual([]);
  });

  it('need a description of every value, and their markers', async () => {
    const root = folderOf({ ...tree, 'charts/web/values.schema.json': schema({}), 'charts/web/README.md': '# web\n' });
    expect(await fillCharts(root, { check: false })).toEqual([
      'charts/web/values.schema.json: probe.path has no description: say what it is for.',
      'charts/web/README.md: add <!-- values --> and <!-- /values -->.',
    ]);
  });

  it('are asked for where a chart has no schema', async () => {
    const root = folderOf(tree);
    rmSync(join(root, 'charts/web/values.schema.json'));
    expect(await fillCharts(root, { check: false })).toEqual(['charts/web/values.schema.json is missing.']);
  });
});
