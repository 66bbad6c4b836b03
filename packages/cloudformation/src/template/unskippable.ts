import type { Location } from '@iac/action-kit/errors';
import type { Unknowable } from '../stack/outcome.ts';
import { isList, isObject, valuesWithin, type Found } from './contains.ts';
import { parameterType } from './parameter-types.ts';
import type { Json, Path, Template } from './template.ts';

/** Why an equal template does not mean an unchanged stack, and where it says so. */
export interface Unskippable {
  readonly reason: Unknowable;
  readonly path: Path;
  readonly at: Location;
}

/** `given`: the keys of the parameters that a value is sent for; only those make NoEcho unknowable. Empty: the stack may be skipped. */
export function unskippable(template: Template, given: ReadonlySet<string>): Unskippable[] {
  const found = [...ofParameters(template, given), ...ofTransforms(template), ...ofValues(template)];
  return [...found.map(({ reason, path }) => ({ reason, path, at: template.place(path) })), ...ofNested(template)];
}

/** A value that is given to a NoEcho parameter of a nested stack stands in the template, or is a parameter of it. */
function ofNested({ nested = new Map<string, Template>() }: Template): Unskippable[] {
  return [...nested].flatMap(([name, child]) =>
    unskippable(child, new Set()).map((one) => ({ ...one, path: ['Resources', name, ...one.path] })),
  );
}

interface Reason {
  readonly reason: Unknowable;
  readonly path: Path;
}

function ofParameters({ parameters }: Template, given: ReadonlySet<string>): Reason[] {
  return [...parameters].flatMap(([name, { type, noEcho }]): Reason[] => {
    const path = ['Parameters', name];
    if (parameterType(type).isStored) return [{ reason: 'ssm-parameter', path }];
    return noEcho && given.has(name) ? [{ reason: 'no-echo', path }] : [];
  });
}

/** These make of a template what its text says, and ask nothing else: the rotation of a secret, loops. */
const selfContained = /^AWS::(?:SecretsManager-[\d-]+|LanguageExtensions|CodeDeployBlueGreen)$/;

function ofTransforms({ body }: Template): Reason[] {
  const transform = body['Transform'];
  if (transform === undefined) return [];
  return (isList(transform) ? transform : [transform])
    .filter((each) => !(typeof each === 'string' && selfContained.test(each)))
    .map((each) => ({ reason: isInclude(each) ? 'include' : 'macro', path: ['Transform'] }));
}

function isInclude(transform: Json): boolean {
  return transform === 'AWS::Include' || (isObject(transform) && transform['Name'] === 'AWS::Include');
}

function ofValues(template: Template): Reason[] {
  return [...valuesWithin(template.body)].flatMap((found) => {
    const reason = reasonOf(template, found);
    return reason === undefined ? [] : [{ reason, path: found.path }];
  });
}

function reasonOf({ resources, nested }: Template, { path, value }: Found): Unknowable | undefined {
  const [section, resource, part, property, ...deeper] = path;
  const name = String(resource);
  const isStack = section === 'Resources' && resources.get(name)?.type === 'AWS::CloudFormation::Stack';
  // The address of a file of ours is made of its hash.
  const isNested = isStack && nested?.has(name) !== true;
  if (isNested && part === 'Properties' && property === 'TemplateURL' && deeper.length === 0) return 'nested-url';
  if (path.at(-1) === 'Fn::Transform') return isInclude(value) ? 'include' : 'macro';
  return typeof value === 'string' && asksStore(value) ? 'ssm-parameter' : undefined;
}

/**
 * Without a version, {{resolve:ssm:name}} means the newest one; CloudFormation reads it again only in an update, so that the template
 * alone does not tell. References to secrets do the same, but a change of a secret is never seen as a change of the stack
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html).
 */
function asksStore(text: string): boolean {
  const names = text.matchAll(/\{\{resolve:ssm(?:-secure)?:(?<name>(?:\$\{[^{}]*\}|[^{}])*)\}\}/g);
  return [...names].some(({ groups }) => !/:(?:\d+|\$\{[^}]*\})$/.test(groups?.['name'] ?? ''));
}
