import type { Template } from '../../template/template.ts';
import type { Draft } from '../draft.ts';
import { items } from '../json.ts';
import { variesByEnvironment } from '../scope.ts';
import { written } from '../written.ts';
import { physicalNames } from './physical-names.ts';

const nameProperties = new Map(
  physicalNames
    .trim()
    .split(/\s+/)
    .map((word): [string, string] => {
      const [type = '', property] = word.split('=');
      return [`AWS::${type}`, property ?? `${type.replace(/^.*::/, '')}Name`];
    }),
);

/** The property by which a type is called, where its name must be free in the whole account. */
export function nameProperty(type: string): string | undefined {
  return nameProperties.get(type);
}

/** Names that are the same in every environment: two stacks of one account could not both have them. */
export function checkNames(template: Template): Draft[] {
  return [...template.resources].flatMap(([id, { type, properties }]) => {
    const property = nameProperty(type);
    const value = property === undefined ? undefined : properties[property];
    if (property === undefined || value === undefined || variesByEnvironment(template, value)) return [];
    const path = ['Resources', id, 'Properties', property];
    if (items({ value, path }).length === 0) return [];
    return [
      {
        rule: 'fixed-name' as const,
        problem: `${id} is called ${written(value).join(' or ')} in every environment.`,
        remedy: `Put \${Environment} into ${property}, or leave it out: then CloudFormation makes a name.`,
        path,
      },
    ];
  });
}
