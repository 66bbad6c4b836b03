import type { Path, Template } from '../template/template.ts';
import type { Draft } from './draft.ts';
import { leaves } from './json.ts';

/**
 * The names of regions in all partitions, also those to come (https://docs.aws.amazon.com/general/latest/gr/rande.html).
 * A letter behind it is an availability zone.
 */
const region =
  /(?<![a-z0-9])(?:(?:af|ap|ca|cn|eu|il|me|mx|sa|us)|us-gov|us-iso[bf]?|eu-isoe|eusc-de)-(?:north|south|east|west|central|(?:north|south)(?:east|west))-\d(?=[a-z]?(?![a-z0-9]))/g;

/** Twelve digits on their own, as `:123456789012:`; the last part of a UUID is none. */
const account = /(?<![A-Za-z0-9_.])(?<!-[0-9a-f]{4}-)\d{12}(?![A-Za-z0-9_])(?!\.\d)/g;

/** Regions and accounts that are written out. Descriptions and metadata may name them, and so may a map with an entry for each region. */
export function checkLiterals(template: Template): Draft[] {
  return leaves({ value: template.body, path: [] })
    .filter(({ path }) => !isProse(path) && !isByRegion(path))
    .flatMap(({ value, path }) => [...regionsIn(String(value), path), ...accountsIn(String(value), path)]);
}

function regionsIn(text: string, path: Path): Draft[] {
  return [...new Set(text.match(region))].map((name) => ({
    rule: 'literal-region',
    problem: `The region ${name} is written out.`,
    remedy: 'Write ${AWS::Region} in an Fn::Sub, or Ref: AWS::Region.',
    path,
    needle: name,
  }));
}

function accountsIn(text: string, path: Path): Draft[] {
  return [...new Set(text.match(account))].map((id) => ({
    rule: 'literal-account',
    problem: `The account ${id} is written out.`,
    remedy: "Write ${AWS::AccountId} in an Fn::Sub, or Ref: AWS::AccountId; take another's as a parameter.",
    path,
    needle: id,
  }));
}

function isProse(path: Path): boolean {
  const [section] = path;
  if (section === 'Metadata' || section === 'Description' || section === 'AWSTemplateFormatVersion') return true;
  // Of a parameter, an output or a resource itself, or text that AWS only shows.
  return path.some(
    (key) => typeof key === 'string' && /^(Metadata|.*Description|ConstraintDescription|Comment)$/.test(key),
  );
}

function isByRegion([section, , key]: Path): boolean {
  return section === 'Mappings' && typeof key === 'string' && new RegExp(`^(?:${region.source})$`).test(key);
}
