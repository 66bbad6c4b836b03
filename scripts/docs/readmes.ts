import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readContract, undescribed } from './contract.ts';
import { fill } from './fill.ts';
import { actionList, packageList } from './lists.ts';
import { inputsTable, outputsTable } from './tables.ts';

/** A README and what belongs between its `<!-- name -->` markers. */
interface Generated {
  readonly path: string;
  readonly parts: Readonly<Record<string, string>>;
}

/** Fills the tables of the actions' READMEs and the lists of the root README. With `check` nothing is written. Returns what is wrong. */
export async function fillReadmes(root: string, { check }: { readonly check: boolean }): Promise<string[]> {
  const actions = foldersWith(root, 'actions', 'action.yml');
  const packages = foldersWith(root, 'packages', 'README.md');
  const lists = { actions: actionList(root, actions), packages: packageList(root, packages) };
  const documents = [...actions.map((folder) => tables(root, folder)), { path: 'README.md', parts: lists }];
  const faults = await Promise.all(documents.map((document) => bringUpToDate(root, document, check)));
  return [...actions.flatMap((folder) => gaps(root, folder)), ...faults.flat()];
}

function foldersWith(root: string, parent: string, file: string): string[] {
  const folders = readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
  return folders.filter((folder) => existsSync(join(root, folder, file))).sort();
}

function tables(root: string, folder: string): Generated {
  const contract = readContract(join(root, folder, 'action.yml'));
  return {
    path: `${folder}/README.md`,
    parts: { inputs: inputsTable(contract), outputs: outputsTable(contract) },
  };
}

function gaps(root: string, folder: string): string[] {
  return undescribed(readContract(join(root, folder, 'action.yml'))).map((fault) => `${folder}/action.yml: ${fault}`);
}

async function bringUpToDate(root: string, { path, parts }: Generated, check: boolean): Promise<string[]> {
  const file = join(root, path);
  if (!existsSync(file)) return [`${path} is missing.`];
  const readme = readFileSync(file, 'utf8');
  const missing = Object.keys(parts).filter((name) => fill(readme, name, '') === undefined);
  if (missing.length > 0) return missing.map((name) => `${path}: add <!-- ${name} --> and <!-- /${name} -->.`);

  const filled = Object.entries(parts).reduce((text, [name, body]) => fill(text, name, body) ?? text, readme);
  const next = await format(filled, { ...(await resolveConfig(file)), parser: 'markdown' });
  if (next === readme) return [];
  if (check) return [`${path} is not up to date. Run \`npm run docs\`.`];
  writeFileSync(file, next);
  return [];
}
