import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';
import { readRecord, recordOf, ToolboxError, tools, type Tool } from '@iac/toolbox';

/**
 * `describe` for claims that real programs confirm: `npm run test:e2e` lists each test below it as a claim with these
 * programs and their versions. When one is not built the claims are skipped, and listed as not run with the command
 * that builds it; with IAC_E2E_ALL=1, as in .ci/run, that is a failure.
 */
export function confirmedBy(programs: readonly string[], claims: () => void): void {
  const parts = programs.map(named);
  const missing = parts.filter((part) => !isBuilt(part));
  const title = `confirmed by ${parts.map((part) => (isBuilt(part) ? `${part.name} ${readRecord(part).version}` : part.name)).join(', ')}`;
  if (missing.length === 0) describe(title, claims);
  else describe.skip(`${title} (not built: npm run tools -- ${missing.map(({ name }) => name).join(' ')})`, claims);
}

function named(name: string): Tool {
  const tool = tools.find((candidate) => candidate.name === name);
  if (tool === undefined) throw new Error(`packages/toolbox/src/catalogue.ts has no ${name}.`);
  return tool;
}

/** A machine without Go or Python has nothing that they build. */
function isBuilt(tool: Tool): boolean {
  try {
    return existsSync(recordOf(tool));
  } catch (error) {
    if (error instanceof ToolboxError) return false;
    throw error;
  }
}
