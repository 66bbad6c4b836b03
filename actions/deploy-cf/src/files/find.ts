import { readFile as readBytes } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { resolve } from 'node:path';
import { type Fault, UserError } from '@iac/action-kit/errors';
import type { TextFile } from '@iac/cloudformation';
import type { DeployErrorCode } from '../errors.ts';
import { matching } from './matching.ts';

/** Paths of the workspace that match, with `/`, in order. A pattern after `!` leaves out. Throws a UserError where one matches nothing. */
export async function findFiles(workspace: string, patterns: readonly string[]): Promise<readonly string[]> {
  const exclude = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const include = patterns.filter((pattern) => !pattern.startsWith('!'));
  const outside = [...include, ...exclude].filter((pattern) =>
    /^([/\\]|[A-Za-z]:)|(^|[/\\])\.\.([/\\]|$)/.test(pattern),
  );
  if (outside.length > 0) throw noTemplates(outside.map((pattern) => `${pattern} leaves the workspace.`));
  const found = await Promise.all(include.map((pattern) => matching(workspace, pattern.replace(/^\.\//, ''), exclude)));
  const empty = include.filter((_, index) => found[index]?.length === 0);
  if (empty.length > 0 || include.length === 0)
    throw noTemplates(empty.map((pattern) => `${pattern} matches no file.`));
  return [...new Set(found.flat())].toSorted();
}

function noTemplates(problems: readonly string[]): UserError<DeployErrorCode> {
  return new UserError({
    code: 'no-templates',
    problem: 'There are no templates to deploy.',
    remedy: 'Correct the input `templates`, and check the repository out before this step (actions/checkout).',
    faults: problems.map((problem) => ({ problem: `templates: ${problem}` })),
  });
}

/** Throws one UserError that names every file that cannot be read, or is no UTF-8. */
export async function readFiles(workspace: string, files: readonly string[]): Promise<readonly TextFile[]> {
  const read = await Promise.all(files.map((file) => readFile(workspace, file)));
  const faults = read.filter((one) => 'problem' in one);
  if (faults.length === 0) return read.filter((one) => 'text' in one);
  throw new UserError<DeployErrorCode>({
    code: 'file-unreadable',
    problem: 'Not all files can be read.',
    remedy: 'Correct what is named here.',
    faults,
  });
}

/** One file of the workspace; the fault that says why it cannot be read. */
export async function readFile(workspace: string, file: string): Promise<TextFile | Fault> {
  try {
    const bytes = await readBytes(resolve(workspace, file));
    if (isUtf8(bytes)) return { file, text: bytes.toString('utf8') };
    return { problem: 'It is not written in UTF-8.', remedy: 'Save it as UTF-8.', at: { file } };
  } catch (error) {
    return { problem: `It cannot be read: ${error instanceof Error ? error.message : String(error)}.`, at: { file } };
  }
}
