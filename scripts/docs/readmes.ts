import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readContract, undescribed, type Contract } from './contract.ts';
import { fill } from './fill.ts';
import { inputsTable, outputsTable } from './tables.ts';

/** Fills the tables of every actions/<name>/README.md from its action.yml. With `check` nothing is written. Returns what is wrong. */
export async function fillReadmes(root: string, { check }: { readonly check: boolean }): Promise<string[]> {
  const folders = readdirSync(join(root, 'actions')).map((name) => join('actions', name));
  const contracts = folders.filter((folder) => existsSync(join(root, folder, 'action.yml')));
  const faults = await Promise.all(contracts.map((folder) => fillReadme(root, folder, check)));
  return faults.flat();
}

async function fillReadme(root: string, folder: string, check: boolean): Promise<string[]> {
  const path = join(folder, 'README.md');
  const contract = readContract(join(root, folder, 'action.yml'));
  const faults = undescribed(contract).map((fault) => `${folder}/action.yml: ${fault}`);
  if (!existsSync(join(root, path))) return [...faults, `${path} is missing.`];

  const readme = readFileSync(join(root, path), 'utf8');
  const filled = fillTables(readme, contract);
  if (filled === undefined)
    return [...faults, `${path}: add the marker pairs ${markers('inputs')} and ${markers('outputs')}.`];
  const next = await format(filled, { ...(await resolveConfig(join(root, path))), parser: 'markdown' });
  if (next === readme) return faults;
  if (check) return [...faults, `${path} is not what action.yml says. Run \`npm run docs\`.`];
  writeFileSync(join(root, path), next);
  return faults;
}

function fillTables(readme: string, contract: Contract): string | undefined {
  const half = fill(readme, 'inputs', inputsTable(contract));
  return half === undefined ? undefined : fill(half, 'outputs', outputsTable(contract));
}

function markers(name: string): string {
  return `<!-- ${name} --> <!-- /${name} -->`;
}
