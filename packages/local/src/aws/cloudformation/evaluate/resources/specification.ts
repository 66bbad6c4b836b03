import type { Property, PropertyType, Resource, TypeDefinition } from '@aws-cdk/service-spec-types';
import { publishedSpecification } from '../../../boundary.ts';
import { serviceOf, type ServiceSpecification } from './service-specification.ts';
import { type Services, servicesIn } from './specification-files.ts';

let services: Services | undefined;

/** It takes more than a second of a processor to load as it is published: the first process does, the others read what that left. */
function service(name: string): ServiceSpecification | undefined {
  if (services === undefined) {
    const { folder, load } = publishedSpecification();
    services = servicesIn(folder, load);
  }
  return services(name);
}

const resources = new Map<string, Resource>();
const definitions = new Map<string, TypeDefinition>();
const read = new Set<string>();

/** What AWS publishes of a resource type; undefined where there is no such type. */
export function resourceType(type: string): Resource | undefined {
  const name = serviceOf(type);
  if (!read.has(name)) {
    read.add(name);
    const published = service(name);
    for (const [key, resource] of Object.entries(published?.resources ?? {})) resources.set(key, resource);
    for (const [id, definition] of Object.entries(published?.definitions ?? {})) definitions.set(id, definition);
  }
  return resources.get(type);
}

/** Custom resources, and the one type that only the CDK writes: any property, any attribute. */
export function isFree(type: string): boolean {
  return (
    /^Custom::[A-Za-z0-9_@-]{1,60}$/.test(type) ||
    type === 'AWS::CloudFormation::CustomResource' ||
    type === 'AWS::CDK::Metadata'
  );
}

/** The properties of an object's type, as a resource type refers to it; undefined where it is no object with known properties. */
export function definitionOf(type: PropertyType): TypeDefinition | undefined {
  return type.type === 'ref' ? definitions.get(type.reference.$ref) : undefined;
}

export type { Property, PropertyType, Resource, TypeDefinition };
