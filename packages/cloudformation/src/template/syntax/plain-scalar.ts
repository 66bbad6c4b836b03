import type { Content } from './content.ts';

const nothing = /^(?:~|null|Null|NULL|)$/;
const yes = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const no = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const decimal = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const octal = /^[-+]?0[0-7_]+$/;
const otherBase = /^(?<sign>[-+]?)0(?<base>[xb])(?<digits>[0-9a-fA-F_]+)$/;
const sexagesimal = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/;
const fraction = /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?$/;

/**
 * What an unquoted scalar is in YAML 1.1 (https://yaml.org/type/), which CloudFormation reads: `yes` and `on` are booleans, 012 is
 * ten, 1:30 is ninety. Dates are texts: CloudFormation does not know timestamps
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html). Nor are .inf and .nan anything in JSON.
 */
export function plainScalar(source: string, at: number): Content {
  if (nothing.test(source)) return { kind: 'null', at };
  if (yes.test(source)) return { kind: 'flag', at, value: true, source };
  if (no.test(source)) return { kind: 'flag', at, value: false, source };
  const value = numberOf(source);
  return value === undefined ? { kind: 'text', at, value: source } : { kind: 'number', at, value, source };
}

function numberOf(source: string): number | undefined {
  const digits = source.replaceAll('_', '');
  if (decimal.test(source) || fraction.test(source)) return Number(digits);
  if (octal.test(source)) return Number.parseInt(digits, 8);
  if (sexagesimal.test(source)) return sixties(digits);
  const { sign, base, digits: others = '' } = otherBase.exec(digits)?.groups ?? {};
  if (base === undefined) return undefined;
  const value = Number(`0${base}${others}`);
  return Number.isNaN(value) ? undefined : value * (sign === '-' ? -1 : 1);
}

function sixties(digits: string): number {
  const size = digits
    .replace(/^[-+]/, '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return digits.startsWith('-') ? -size : size;
}

/** How the number is written in JSON: as it stands where JSON knows that form, so that 1.10 stays 1.10. */
export function jsonNumber({ source, value }: { readonly source: string; readonly value: number }): string {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(source) ? source : String(value);
}

/** What an unquoted scalar is in JSON. */
export function jsonScalar(source: string, at: number): Content {
  if (source === 'null') return { kind: 'null', at };
  if (source === 'true' || source === 'false') return { kind: 'flag', at, value: source === 'true', source };
  return { kind: 'number', at, value: Number(source), source };
}
