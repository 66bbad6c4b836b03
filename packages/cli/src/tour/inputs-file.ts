import type { Fault } from '@iac/action-kit/errors';
import { type Document, isMap, isScalar, LineCounter, parseDocument, stringify } from 'yaml';
import { CliError } from '../errors.ts';
import { type Environment, environments } from './environments.ts';

/** Inputs of push-helmrelease, by name. */
export type Inputs = Readonly<Record<string, string>>;

/**
 * Reads an inputs.yaml: for each environment a map of inputs. Only the environments that it names are in the answer.
 * Throws a CliError that lists every fault with its line.
 */
export function parseInputsFile(file: string, text: string): Map<Environment, Inputs> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number | undefined) => ({ file, line: lines.linePos(offset ?? 0).line });
  const faults: Fault[] = document.errors.map(({ message, pos }) => ({ problem: message, at: at(pos[0]) }));
  const found = new Map<Environment, Inputs>();
  const root = document.contents;
  if (faults.length === 0 && !isMap(root)) faults.push({ problem: 'This is no map of environments.', at: at(0) });

  for (const { key, value } of isMap(root) ? root.items : []) {
    const [name, place] = isScalar(key) ? [String(key.value), at(key.range[0])] : ['', at(0)];
    const environment = environments.find((each) => each === name);
    const inputs = inputsOf(value, document);
    if (environment === undefined) faults.push({ problem: `There is no environment "${name}".`, at: place });
    else if (inputs === undefined) faults.push({ problem: `${name} holds no map of inputs.`, at: place });
    else found.set(environment, Object.fromEntries(Object.entries(inputs).map(asText)));
  }
  if (faults.length > 0) throw wrong(file, faults);
  return found;
}

/** `staging:` with nothing behind it is a map without inputs. */
function inputsOf(value: unknown, document: Document): Record<string, unknown> | undefined {
  if (value === null || (isScalar(value) && value.value === null)) return {};
  const inputs: unknown = isMap(value) ? value.toJS(document) : undefined;
  return isRecord(inputs) ? inputs : undefined;
}

function wrong(file: string, faults: readonly Fault[]): CliError {
  return new CliError({
    code: 'wrong-inputs-file',
    problem: `${file} cannot be used.`,
    remedy: `Write the inputs below the name of their environment: ${environments.join(', ')}.`,
    faults,
  });
}

/** An action's inputs are texts. A map is written as the input wants it: lines of `key=value`, or YAML. */
function asText([name, value]: readonly [string, unknown]): [string, string] {
  return [name, textOf(name, value)];
}

const linesOfPairs = ['set', 'image'];

function textOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => textOf(name, each)).join('\n');
  if (!isRecord(value)) return scalarText(value);
  if (!linesOfPairs.includes(name)) return stringify(value);
  return Object.entries(value)
    .map(([key, each]) => `${key}=${scalarText(each)}`)
    .join('\n');
}

function scalarText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
