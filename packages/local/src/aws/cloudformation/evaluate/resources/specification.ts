import specification from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, Resource, SpecDatabase, TypeDefinition } from '@aws-cdk/service-spec-types';

let loaded: SpecDatabase | undefined;

/** Loads in about half a second, at the first question. */
function database(): SpecDatabase {
  loaded ??= specification.loadAwsServiceSpecSync();
  return loaded;
}

const found = new Map<string, Resource | undefined>();

/** What AWS publishes of a resource type; undefined where there is no such type. */
export function resourceType(type: string): Resource | undefined {
  if (!found.has(type)) found.set(type, database().lookup('resource', 'cloudFormationType', 'equals', type)[0]);
  return found.get(type);
}

/** Custom resources, and the one type that only the CDK writes: any property, any attribute. */
export function isFree(type: string): boolean {
  return (
    /^Custom::[A-Za-z0-9_@-]{1,60}$/.test(type) ||
    type === 'AWS::CloudFormation::CustomResource' ||
    type === 'AWS::CDK::Metadata'
  );
}

/** The properties of an object's type; undefined where it is no object with known properties. */
export function definitionOf(type: PropertyType): TypeDefinition | undefined {
  return type.type === 'ref' ? database().get('typeDefinition', type.reference.$ref) : undefined;
}

export type { Property, PropertyType, Resource, TypeDefinition };
