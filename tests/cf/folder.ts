import type { Json } from '@iac/cloudformation';
import { Stack } from './evaluate.ts';
import { at, infra, listOf, nameOf, ours } from './templates.ts';

export const account = '111122223333';

export const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF';
const parameters: Readonly<Record<string, string>> = {
  OIDCProvider: issuer,
  Organization: 'example',
  OrganizationId: '42',
  Repository: 'iac',
  RepositoryId: '4711',
  CreateProvider: 'true',
  SessionSeconds: '3600',
  Scheme: 'internet-facing',
  HostedZoneId: 'Z123',
  PrimaryDomain: 'example.org',
  DNSName: 'lb.example.com',
  CanonicalHostedZoneID: 'Z456',
};

/** A value for each parameter of our templates. */
export function parametersFor(environment: string): Readonly<Record<string, string>> {
  return { ...parameters, Environment: environment };
}

/** Our stacks in one environment, by the names of their templates, with what they export to each other. */
export function folderFor(environment: string): ReadonlyMap<string, Stack> {
  const templates = environment === 'development' ? ours : [...infra, ...ours];
  const imports = new Map<string, string>();
  const world = { parameters: parametersFor(environment), imports };
  const stacks = new Map(templates.map((template) => [nameOf(template), new Stack(template, world)]));
  for (const stack of stacks.values()) for (const [name, value] of stack.exports) imports.set(name, value);
  return stacks;
}

/** What the stack of CI's roles says in one of its policies. */
export function ciPolicy(stacks: ReadonlyMap<string, Stack>, id: string): Json {
  const document = at(stacks.get('cf-ci-roles')?.resources.get(id)?.properties, 'PolicyDocument');
  if (document === undefined) throw new Error(`infra/cf-ci-roles.yaml has no policy ${id}`);
  return document;
}

export function inlinePolicies(role: Json | undefined): readonly Json[] {
  return listOf(at(role, 'Policies')).map((policy) => at(policy, 'PolicyDocument') ?? null);
}
