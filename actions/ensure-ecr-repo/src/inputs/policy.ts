import type { InputFault, Location } from '@iac/action-kit';
import { type Json, parseJson } from '../boundary.ts';
import type { ReadFile } from './files.ts';
import { jsonFault } from './json-fault.ts';
import { repeatedKey } from './repeated-key.ts';

export interface PolicyKind {
  /** The name of its input. */
  readonly input: string;
  /** In characters, without blanks. */
  readonly longest: number;
  readonly faultsOf: (policy: Json) => readonly string[];
}

export interface PolicyInput {
  readonly policy?: Json;
  readonly faults: readonly InputFault[];
}

/** A policy that is written into the input or is in the file that the input names; with all that is wrong with it. */
export function readPolicy(kind: PolicyKind, text: string, read: ReadFile): PolicyInput {
  if (text === '') return { faults: [] };
  if (/^[[{]/.test(text)) return checked(kind, text, undefined);
  const content = text.includes('\n') ? undefined : read(text);
  if (content !== undefined) return checked(kind, content.replace(/^\uFEFF/, ''), text);
  const message = `there is no file "${text.split('\n')[0] ?? ''}" in the workspace; check it out first, or write the policy as JSON`;
  return { faults: [{ input: kind.input, message }] };
}

function checked(kind: PolicyKind, json: string, file: string | undefined): PolicyInput {
  const fault = (message: string, place?: Omit<Location, 'file'>): InputFault => ({
    input: kind.input,
    message,
    ...(file !== undefined && { at: { file, ...place } }),
  });
  const parsed = parse(json);
  if ('problem' in parsed) return { faults: [fault(parsed.problem, parsed.place)] };
  const size = JSON.stringify(parsed.policy).length;
  if (size > kind.longest)
    return { faults: [fault(`the policy has ${String(size)} characters; ECR takes ${String(kind.longest)}`)] };
  const faults = kind.faultsOf(parsed.policy).map((message) => fault(message));
  return faults.length > 0 ? { faults } : { policy: parsed.policy, faults };
}

type Parsed = { readonly policy: Json } | { readonly problem: string; readonly place: Omit<Location, 'file'> };

function parse(json: string): Parsed {
  try {
    const policy = parseJson(json);
    const repeated = repeatedKey(json);
    if (repeated === undefined) return { policy };
    const { key, line, column } = repeated;
    const place = `line ${String(line)}, column ${String(column)}`;
    return { problem: `the key "${key}" is given twice in one object; keep one (${place})`, place: { line, column } };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column, found } = jsonFault(json);
    const place = `line ${String(line)}, column ${String(column)}`;
    return {
      problem: found === '' ? `not JSON: it ends too early, at ${place}` : `not JSON: unexpected ${found} at ${place}`,
      place: { line, column },
    };
  }
}
