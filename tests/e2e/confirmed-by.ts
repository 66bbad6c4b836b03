import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';
import { assets, readRecord, recordOf, ToolboxError, tools, type Asset, type Tool } from '@iac/toolbox';

/**
 * `describe` for claims that real programs confirm: `npm run test:e2e` lists each test below it as a claim with these
 * programs and their versions. When one is not built the claims are skipped, and listed as not run with the command
 * that builds it; with IAC_E2E_ALL=1, as in .ci/run, that is a failure. Names are the toolbox's, of programs and of files
 * that come with them; where both have a name, both are meant.
 */
export function confirmedBy(names: readonly string[], claims: () => void): void {
  const missing = names.filter((name) => !named(name).every(isBuilt));
  const parts = names.map((name) => (missing.includes(name) ? name : `${name} ${versionOf(name)}`.trimEnd()));
  const title = `confirmed by ${parts.join(', ')}`;
  if (missing.length === 0) describe(title, claims);
  else describe.skip(`${title} (not built: npm run tools -- ${missing.join(' ')})`, claims);
}

function named(name: string): readonly (Tool | Asset)[] {
  const entries = [...tools, ...assets].filter((candidate) => candidate.name === name);
  if (entries.length === 0) throw new Error(`packages/toolbox/src/catalogue.ts has no ${name}.`);
  return entries;
}

/** Nothing where the files are of several versions. */
function versionOf(name: string): string {
  return named(name).map(readRecord).at(0)?.version ?? '';
}

/** A machine without Go or Python has nothing that they build. */
function isBuilt(entry: Tool | Asset): boolean {
  try {
    return existsSync(recordOf(entry));
  } catch (error) {
    if (error instanceof ToolboxError) return false;
    throw error;
  }
}
