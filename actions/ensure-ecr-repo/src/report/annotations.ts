import type { Annotation } from '@iac/action-kit';
import type { Row } from './rows.ts';

/** Errors first; drift is only a notice, as nobody asked for the setting. */
export function annotationsOf(rows: readonly Row[]): Annotation[] {
  return [...rows.flatMap(errors), ...rows.flatMap(warnings), ...rows.flatMap(notices)];
}

/** The sentence that the step fails with; undefined if nothing failed. */
export function failureOf(rows: readonly Row[]): string | undefined {
  const failed = rows.filter(({ failure }) => failure !== undefined);
  if (failed.length === 0) return undefined;
  const lines = failed.map(({ name, failure }) => `${name}: ${failure?.message ?? ''}`);
  return [`${String(failed.length)} of ${String(rows.length)} repositories failed.`, ...lines].join('\n');
}

function errors({ name, failure }: Row): Annotation[] {
  return (failure?.faults ?? []).map(({ problem, remedy, at }) => ({
    level: 'error',
    title: `ECR repository ${name}`,
    message: remedy === undefined ? problem : `${problem} ${remedy}`,
    ...(at && { at }),
  }));
}

function warnings({ name, preview, unchecked }: Row): Annotation[] {
  const messages = [
    preview !== undefined && 'unknown' in preview
      ? `No preview of the lifecycle policy: ${preview.unknown}`
      : undefined,
    unchecked,
  ];
  return messages
    .filter((message) => message !== undefined)
    .map((message) => ({ level: 'warning', title: `ECR repository ${name}`, message: `${name}: ${message}` }));
}

function notices({ name, drift }: Row): Annotation[] {
  return drift.map((one) => ({
    level: 'notice',
    title: `ECR repository ${name}`,
    message: `${name}: ${one.setting} is ${one.found}; a new repository gets ${one.default}. It is left alone as the input is not set.`,
  }));
}
