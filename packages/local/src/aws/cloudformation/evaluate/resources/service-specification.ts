import type { Resource, SpecDatabase, TypeDefinition } from '@aws-cdk/service-spec-types';

/** What AWS publishes of one service. */
export interface ServiceSpecification {
  /** By their CloudFormation types. */
  readonly resources: Record<string, Resource>;
  /** What their properties refer to, by its id, which is one for all services. */
  readonly definitions: Record<string, TypeDefinition>;
}

/** `AWS::DynamoDB`. */
export function serviceOf(type: string): string {
  return type.split('::', 2).join('::');
}

/** The specification of each service, by name. */
export function split(database: SpecDatabase): ReadonlyMap<string, ServiceSpecification> {
  const services = new Map<string, ServiceSpecification>();
  for (const resource of database.all('resource')) {
    const name = serviceOf(resource.cloudFormationType);
    const service = services.get(name) ?? { resources: {}, definitions: {} };
    services.set(name, service);
    service.resources[resource.cloudFormationType] = resource;
    for (const { entity } of database.follow('usesType', resource)) service.definitions[entity.$id] = entity;
  }
  return services;
}
