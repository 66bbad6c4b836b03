import type { EvaluatedResource, EvaluationContext, InvalidProperty } from '../../evaluation.ts';
import { formatError } from '../fault.ts';
import type { Resolver } from '../functions/resolver.ts';
import { isMap, isScalar, type Json } from '../json.ts';
import { dependencies } from '../template/check-references.ts';
import type { ResourceDeclaration, Template } from '../template/template.ts';
import { attributeNames, attributeValue } from './attributes.ts';
import { checkProperties } from './check-properties.ts';
import { identityOf } from './identity.ts';
import type { Place } from './place.ts';
import { policiesOf } from './policies.ts';

interface Made {
  readonly place: Place;
  readonly resource: EvaluatedResource;
}

/** The resources of one evaluation, each worked out when it is first asked for; so the map's order is that of their dependencies. */
export class StackResources {
  readonly invalid: InvalidProperty[] = [];
  readonly #made = new Map<string, Made>();
  readonly #template: Template;
  readonly #context: EvaluationContext;
  readonly #partition: string;

  constructor(template: Template, context: EvaluationContext, partition: string) {
    this.#template = template;
    this.#context = context;
    this.#partition = partition;
  }

  /** All whose condition holds. */
  evaluate(resolver: Resolver): ReadonlyMap<string, EvaluatedResource> {
    for (const declared of this.#template.resources.values()) {
      if (isThere(declared, resolver)) this.#get(declared.logicalId, resolver);
    }
    return new Map([...this.#made].map(([logicalId, { resource }]) => [logicalId, resource]));
  }

  ref(logicalId: string, resolver: Resolver): Json {
    return this.#get(logicalId, resolver).resource.physicalId;
  }

  attribute(logicalId: string, name: string, resolver: Resolver): Json {
    const { place, resource } = this.#get(logicalId, resolver);
    if (place.type === 'AWS::CloudFormation::Stack' && name.startsWith('Outputs.'))
      return nestedOutput(this.#context, resource, name.slice('Outputs.'.length));
    return attributeValue(place, name);
  }

  #get(logicalId: string, resolver: Resolver): Made {
    const known = this.#made.get(logicalId);
    if (known !== undefined) return known;
    const declared = this.#template.resources.get(logicalId);
    if (declared === undefined || !isThere(declared, resolver)) throw unresolved(logicalId);
    for (const name of declared.dependsOn) {
      const other = this.#template.resources.get(name);
      if (other !== undefined && isThere(other, resolver)) this.#get(name, resolver);
    }
    const made = this.#make(declared, resolver);
    this.#made.set(logicalId, made);
    return made;
  }

  #make(declared: ResourceDeclaration, resolver: Resolver): Made {
    const { logicalId, type, body } = declared;
    const resolved = resolver.resolve(declared.properties);
    const properties = isMap(resolved) ? resolved : {};
    const metadata = body['Metadata'] === undefined ? undefined : resolver.resolve(body['Metadata']);
    const { account, region, stackName, stackId, previous, imported } = this.#context;
    const place = { type, logicalId, account, region, stackName, partition: this.#partition, properties, seed: '' };
    const identity = identityOf({ ...place, seed: `${stackId}/${logicalId}` }, previous?.resources.get(logicalId));
    const physicalId = imported?.get(logicalId) ?? identity.physicalId;
    this.invalid.push(...checkProperties(logicalId, type, properties));
    return {
      place: identity.place,
      resource: {
        logicalId,
        type,
        physicalId,
        properties,
        attributes: attributesOf(identity.place),
        dependsOn: dependencies(this.#template, declared).filter((name) => this.#made.has(name)),
        ...policiesOf(declared, properties, resolver),
        ...(metadata !== undefined && { metadata: JSON.stringify(metadata) }),
        declared: body,
        seed: identity.place.seed,
        ...(identity.fails !== undefined && { fails: identity.fails }),
        ...(imported?.has(logicalId) === true && { imported: true }),
      },
    };
  }
}

function attributesOf(place: Place): ReadonlyMap<string, string> {
  return new Map(
    attributeNames(place.type).map((name) => {
      const value = attributeValue(place, name);
      return [name, isScalar(value) ? String(value) : Array.isArray(value) ? value.join(',') : JSON.stringify(value)];
    }),
  );
}

function isThere({ condition }: ResourceDeclaration, resolver: Resolver): boolean {
  return condition === undefined || resolver.condition(condition);
}

function nestedOutput(context: EvaluationContext, resource: EvaluatedResource, name: string): Json {
  const found = context.nested(resource).get(name);
  if (found !== undefined) return found;
  throw formatError(`Output '${name}' not found in stack '${resource.logicalId}'`);
}

function unresolved(logicalId: string) {
  return formatError(`Unresolved resource dependencies [${logicalId}] in the Resources block of the template`);
}
