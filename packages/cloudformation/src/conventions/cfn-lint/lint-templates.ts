import { ActionError } from '@iac/action-kit/errors';
import type { Finding } from '../finding.ts';
import { findingsIn } from './report.ts';

/** Runs cfn-lint in the workspace; undefined where it is not installed. Every exit code is an answer. */
export type RunCfnLint = (
  args: readonly string[],
) => Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string } | undefined>;

/** What cfn-lint finds in templates (paths as `Template.file`); undefined where it is not installed. A `.cfnlintrc` of the workspace holds. */
export async function lintTemplates(files: readonly string[], run: RunCfnLint): Promise<Finding[] | undefined> {
  if (files.length === 0) return [];
  // It takes paths for patterns, and stops at one that matches nothing.
  const ran = await run(['--format', 'json', '--', ...files.map(escaped)]);
  if (ran === undefined) return undefined;
  const findings = findingsIn(ran.stdout);
  if (findings !== undefined) return findings;
  throw new ActionError({
    code: 'cfn-lint-failed',
    problem: `cfn-lint ended with ${ran.exitCode} and gave no findings: ${lastLine(ran.stderr)}`,
    remedy: `Run cfn-lint ${files[0] ?? ''} yourself, mend its installation, or take it off the PATH to go without.`,
  });
}

function escaped(file: string): string {
  return file.replaceAll(/[*?[]/g, '[$&]');
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
