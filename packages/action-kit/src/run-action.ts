import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { faultLine, isActionError } from './errors.ts';
import { failureOf } from './failure.ts';
import { readInputs, type RawInputs } from './inputs.ts';
import { fitAnnotations, fitSummary } from './limits.ts';
import { log, mask } from './log.ts';
import type { Annotation, Result } from './result.ts';

/** Runs an action: masks the inputs named in `secrets`, hands over all inputs, writes what comes back. The only place that catches. */
export async function runAction(
  body: (inputs: RawInputs) => Result | Promise<Result>,
  { secrets = [] }: { readonly secrets?: readonly string[] } = {},
): Promise<void> {
  const inputs = readInputs(process.env);
  for (const name of secrets) mask(inputs[name] ?? '');
  try {
    await publish(await body(inputs));
  } catch (error) {
    if (!isActionError(error)) log.info(error instanceof Error ? (error.stack ?? error.message) : String(error));
    await publish(failureOf(error));
  }
}

async function publish(result: Result): Promise<void> {
  const report = await writeReport(fullReport(result));
  const where = report === undefined ? 'the log' : `${report} (output \`report\`)`;
  for (const annotation of fitAnnotations(result.annotations ?? [], where)) annotate(annotation);
  for (const { message, at } of result.annotations ?? [])
    core.debug(faultLine({ problem: message, ...(at && { at }) }));
  for (const [name, value] of Object.entries(result.outputs)) core.setOutput(name, value);
  core.setOutput('report', report ?? '');
  if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(fitSummary(result.summary, where), true).write();
  if (result.failure !== undefined) {
    log.info(result.failure);
    process.exitCode = core.ExitCode.Failure;
  }
}

/** Everything that the limits of summary and annotations may cut. */
function fullReport({ summary, annotations = [] }: Result): string {
  const list = annotations.map(
    ({ level, message, at }) => `- ${level}: ${faultLine({ problem: message, ...(at && { at }) })}`,
  );
  return list.length === 0 ? summary : [summary.trimEnd(), '', '### Annotations', '', ...list, ''].join('\n');
}

/** Writes into the job's temporary folder; undefined when there is none, or no room: that must not hide what the run came to. */
async function writeReport(report: string): Promise<string | undefined> {
  const folder = process.env['RUNNER_TEMP'];
  if (folder === undefined || folder === '') return undefined;
  const path = join(folder, `${process.env['GITHUB_ACTION'] ?? 'action'}-${String(process.pid)}-report.md`);
  try {
    await writeFile(path, report);
    return path;
  } catch (error) {
    log.info(`The report was not written: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function annotate({ level, message, title, at }: Annotation): void {
  core[level](message, {
    ...(title !== undefined && { title }),
    ...(at && {
      file: at.file,
      ...(at.line !== undefined && { startLine: at.line, endLine: at.endLine ?? at.line }),
      ...(at.column !== undefined && { startColumn: at.column, endColumn: at.endColumn ?? at.column }),
    }),
  });
}
