import type { Fault, Location } from '@iac/action-kit/errors';
import type { Written } from './gather.ts';
import type { PoolSource, ReadSource } from './pool.ts';

const assignment = /^\s*(?:export\s+)?(?:(?<template>[\w-]+)\.)?(?<key>\w+)=(?<text>.*)$/s;

/** Whether the first line that says something is `Key=value`. */
export function isAssignments(text: string): boolean {
  const first = text.split(/\r?\n/).find((line) => !isBlank(line));
  return first !== undefined && assignment.test(first);
}

/** One `Key=value` or `template.Key=value` a line; quotes around a whole value are taken off, `#` begins a line of comment. */
export function readAssignments({ file, text }: PoolSource): ReadSource {
  const written: Written[] = [];
  const faults: Fault[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (isBlank(line)) continue;
    const at: Location = { file, line: index + 1 };
    const { template, key, text: value = '' } = assignment.exec(line)?.groups ?? {};
    if (key === undefined)
      faults.push({ problem: 'This line is not `Key=value`.', remedy: 'Write all lines so, or YAML.', at });
    else
      written.push({
        key,
        text: unquoted(value),
        at,
        ...(template !== undefined && { template: { name: template, at } }),
      });
  }
  return { written, faults };
}

function isBlank(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}

function unquoted(value: string): string {
  const { inner } = /^\s*(?<quote>["'])(?<inner>.*)\k<quote>\s*$/.exec(value)?.groups ?? {};
  return inner ?? value.trim();
}
