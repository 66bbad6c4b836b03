import type { Json, JsonObject, Template } from '@iac/cloudformation';
import { at, isObject, listOf, textOf } from './templates.ts';

/** What a stack is evaluated with: its parameters, and what it imports by name. */
export interface World {
  readonly parameters: Readonly<Record<string, string>>;
  readonly imports?: ReadonlyMap<string, string>;
}

/** A resource, its properties written out. */
export interface Made {
  readonly type: string;
  readonly properties: Json;
}

const pseudo: Readonly<Record<string, string>> = {
  'AWS::AccountId': '111122223333',
  'AWS::Region': 'eu-west-1',
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/**
 * A template as one environment sees it: conditions decided, names and ARNs written out. It knows the functions that our
 * templates use and no more: another one throws.
 */
export class Stack {
  readonly #template: Template;
  readonly #world: World;

  constructor(template: Template, world: World) {
    this.#template = template;
    this.#world = world;
  }

  get resources(): ReadonlyMap<string, Made> {
    const all = Object.entries(this.#section('Resources')).filter(([, resource]) => this.#exists(resource));
    return new Map(
      all.map(([id, resource]) => {
        const type = at(resource, 'Type');
        if (typeof type !== 'string') throw new Error(`${this.#template.file}: ${id} has no Type`);
        return [id, { type, properties: this.#value(at(resource, 'Properties') ?? {}) }];
      }),
    );
  }

  get exports(): ReadonlyMap<string, string> {
    const outputs = Object.values(this.#section('Outputs')).filter((output) => this.#exists(output));
    return new Map(
      outputs.flatMap((output) => {
        const name = at(output, 'Export', 'Name');
        return name === undefined ? [] : [[this.#text(name), this.#text(at(output, 'Value') ?? '')]];
      }),
    );
  }

  #section(name: string): JsonObject {
    const section = this.#template.body[name];
    return isObject(section) ? section : {};
  }

  #exists(node: Json): boolean {
    const condition = at(node, 'Condition');
    return typeof condition !== 'string' || this.#holds(condition);
  }

  #holds(condition: string): boolean {
    return this.#true(this.#section('Conditions')[condition] ?? null);
  }

  #true(condition: Json): boolean {
    const [inner] = listOf(at(condition, 'Fn::Not'));
    if (inner !== undefined) return !this.#true(inner);
    const [left, right] = listOf(at(condition, 'Fn::Equals'));
    if (left === undefined || right === undefined) throw new Error(`no condition: ${JSON.stringify(condition)}`);
    return this.#text(left) === this.#text(right);
  }

  #text(value: Json): string {
    const text = this.#value(value);
    if (typeof text !== 'string') throw new Error(`${this.#template.file}: no text: ${JSON.stringify(value)}`);
    return text;
  }

  #value(value: Json): Json {
    const found = this.#reduced(value);
    if (found === undefined) throw new Error(`${this.#template.file}: AWS::NoValue where a value is needed`);
    return found;
  }

  #reduced(value: Json): Json | undefined {
    if (Array.isArray(value))
      return value.map((item: Json) => this.#reduced(item)).filter((item) => item !== undefined);
    if (!isObject(value)) return value;
    const [[name, argument] = ['', null], ...others] = Object.entries(value);
    if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return this.#call(name, argument);
    const members = Object.entries(value).map(([key, item]) => [key, this.#reduced(item)] as const);
    return Object.fromEntries(members.flatMap(([key, item]) => (item === undefined ? [] : [[key, item]])));
  }

  #call(name: string, argument: Json): Json | undefined {
    const list = listOf(argument);
    if (name === 'Ref') return argument === 'AWS::NoValue' ? undefined : this.#named(textOf(argument), {});
    if (name === 'Fn::GetAtt') return this.#named(list.map(textOf).join('.'), {});
    if (name === 'Fn::Sub') return this.#filled(textOf(list[0]), this.#value(list[1] ?? {}));
    if (name === 'Fn::ImportValue') return this.#import(this.#text(argument));
    if (name === 'Fn::If') return this.#reduced(list[this.#holds(textOf(list[0])) ? 1 : 2] ?? null);
    if (name === 'Fn::Split') return this.#text(list[1] ?? '').split(textOf(list[0]));
    throw new Error(`${this.#template.file}: ${name} is not known here`);
  }

  #import(name: string): string {
    return this.#world.imports?.get(name) ?? `import(${name})`;
  }

  #filled(text: string, values: Json): string {
    return text.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => this.#named(name, values));
  }

  #named(name: string, values: Json): string {
    const value = at(values, name) ?? this.#world.parameters[name] ?? pseudo[name];
    return typeof value === 'string' ? value : this.#ofResource(name);
  }

  /** An ARN where it can be known from the resource's name, otherwise what it is asked for: `UserPool.Arn`. */
  #ofResource(reference: string): string {
    const [id = ''] = reference.split('.');
    const resource = at(this.#section('Resources')[id]);
    if (!isObject(resource)) throw new Error(`${this.#template.file}: nothing is called ${reference}`);
    const named = arns[textOf(resource['Type'])];
    const property = at(resource, 'Properties', named?.property ?? '');
    const asked = reference === id ? 'Ref' : 'GetAtt';
    if (named === undefined || property === undefined || (named.by ?? 'GetAtt') !== asked) return reference;
    const path = at(resource, 'Properties', 'Path');
    return this.#filled(named.arn.replace('{path}', typeof path === 'string' ? path : '/'), {}).replace(
      '{name}',
      this.#text(property),
    );
  }
}

const inRegion = '${AWS::Region}:${AWS::AccountId}';
const arns: Readonly<Record<string, { readonly property: string; readonly arn: string; readonly by?: 'Ref' }>> = {
  'AWS::DynamoDB::Table': { property: 'TableName', arn: `arn:aws:dynamodb:${inRegion}:table/{name}` },
  'AWS::S3::Bucket': { property: 'BucketName', arn: 'arn:aws:s3:::{name}' },
  'AWS::SQS::Queue': { property: 'QueueName', arn: `arn:aws:sqs:${inRegion}:{name}` },
  'AWS::SNS::Topic': { property: 'TopicName', arn: `arn:aws:sns:${inRegion}:{name}`, by: 'Ref' },
  'AWS::ElastiCache::User': { property: 'UserId', arn: `arn:aws:elasticache:${inRegion}:user:{name}` },
  'AWS::ElastiCache::ReplicationGroup': { property: 'ReplicationGroupId', arn: '{name}', by: 'Ref' },
  'AWS::Cognito::UserPool': { property: 'UserPoolName', arn: `arn:aws:cognito-idp:${inRegion}:userpool/eu-west-1_Ab1` },
  'AWS::KMS::Key': { property: 'Description', arn: `arn:aws:kms:${inRegion}:key/1234abcd-12ab-34cd-56ef-1234567890ab` },
  'AWS::IAM::Role': { property: 'RoleName', arn: 'arn:aws:iam::${AWS::AccountId}:role{path}{name}' },
  'AWS::IAM::ManagedPolicy': {
    property: 'ManagedPolicyName',
    arn: 'arn:aws:iam::${AWS::AccountId}:policy{path}{name}',
    by: 'Ref',
  },
};
