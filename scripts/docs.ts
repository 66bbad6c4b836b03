// `npm run docs [-- --check]`: fills the tables of the actions' READMEs from action.yml and of the charts' from values.schema.json, then checks links, anchors, examples and that every folder is explained.
import { fillCharts } from './docs/charts.ts';
import { unexplained } from './docs/folders.ts';
import { brokenLinks } from './docs/links.ts';
import { fillReadmes } from './docs/readmes.ts';
import { wrongUsages } from './docs/usages.ts';
import { root } from './tree/root.ts';
import { trackedFiles } from './tree/copy.ts';

const check = process.argv.includes('--check');
const tables = [...(await fillReadmes(root, { check })), ...(await fillCharts(root, { check }))];
const tracked = await trackedFiles(root);
const faults = [...tables, ...brokenLinks(root, tracked), ...wrongUsages(root, tracked), ...unexplained(root, tracked)];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
