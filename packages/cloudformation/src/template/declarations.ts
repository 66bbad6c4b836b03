import { itemsOf, scalarText, valueOf, type Content, type Entry } from './syntax/content.ts';
import { toJsonObject } from './syntax/json.ts';
import type { ParameterDeclaration, ResourceDeclaration } from './template.ts';

export function parametersOf(entries: ReadonlyMap<string, Entry>): Map<string, ParameterDeclaration> {
  return new Map([...entries].map(([name, { value }]) => [name, declarationOf(value)]));
}

/** Values as they were written: a default of 1.10 is the text 1.10. */
export function declarationOf(declared: Content): ParameterDeclaration {
  const text = (key: string) => scalarText(valueOf(declared, key));
  const allowed = itemsOf(valueOf(declared, 'AllowedValues'));
  const optional = {
    default: text('Default'),
    allowedValues: allowed?.flatMap((item) => scalarText(item) ?? []),
    allowedPattern: text('AllowedPattern'),
    constraint: text('ConstraintDescription'),
    minLength: numberOf(text('MinLength')),
    maxLength: numberOf(text('MaxLength')),
    minValue: numberOf(text('MinValue')),
    maxValue: numberOf(text('MaxValue')),
  };
  const noEcho = valueOf(declared, 'NoEcho');
  return {
    type: text('Type') ?? 'String',
    noEcho: noEcho?.kind === 'flag' ? noEcho.value : scalarText(noEcho)?.toLowerCase() === 'true',
    ...defined(optional),
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
}

type Defined<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without the members that are undefined. */
function defined<T extends object>(members: T): Defined<T> {
  const kept: Defined<T> = {};
  for (const key in members) {
    const value = members[key];
    if (isDefined(value)) Object.assign(kept, { [key]: value });
  }
  return kept;
}

function isDefined<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}

export function resourcesOf(entries: ReadonlyMap<string, Entry>): Map<string, ResourceDeclaration> {
  return new Map([...entries].flatMap(([name, { value }]) => resourceOf(name, value)));
}

/** None of a macro's own keys (Fn::ForEach::...). */
function resourceOf(name: string, value: Content): [string, ResourceDeclaration][] {
  const type = scalarText(valueOf(value, 'Type'));
  if (type === undefined) return [];
  const properties = valueOf(value, 'Properties');
  return [[name, { type, properties: properties?.kind === 'map' ? toJsonObject(properties) : {} }]];
}
