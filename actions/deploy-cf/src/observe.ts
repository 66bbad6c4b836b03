import { UserError } from '@iac/action-kit/errors';
import { arrange, lookAt, type CurrentStack, type Folder, type Surroundings } from '@iac/cloudformation';
import type { DeployErrorCode } from './errors.ts';
import type { Inputs } from './inputs.ts';
import type { Looked } from './begin.ts';
import type { Ports } from './ports.ts';
import { toLookAt } from './select.ts';
import type { Workspace } from './workspace.ts';

/** Asks, all at the same time, which account this is, who the cluster's issuer is, and how the stacks are. Writes nothing. */
export async function observe(
  inputs: Inputs,
  { folder, allowedAccounts, selected, ahead }: Workspace & { readonly ahead: Looked | undefined },
  ports: Ports,
): Promise<Surroundings> {
  const offline = arrange(folder, { stacks: new Map() });
  const names = toLookAt(folder, offline.order, selected);
  const account = allowedAccounts.length === 0 ? undefined : guard(allowedAccounts, inputs.environment, ports);
  const [caller, oidcProvider, stacks] = await together(
    account ?? Promise.resolve(undefined),
    needsIssuer(folder, names) ? ports.oidcIssuer(inputs['cluster-name']) : Promise.resolve(undefined),
    ahead === undefined ? look(folder, names, ports) : ahead.then((seen) => byTemplate(folder, names, seen)),
  );
  const known = caller ?? accountIn(stacks);
  return {
    stacks,
    region: ports.region,
    ...(known !== undefined && { account: known }),
    ...(oidcProvider !== undefined && { oidcProvider }),
  };
}

/** Of several failures the first in this order: credentials of another account explain the others. */
async function together<A, B, C>(a: Promise<A>, b: Promise<B>, c: Promise<C>): Promise<[A, B, C]> {
  await Promise.allSettled([a, b, c]);
  return [await a, await b, await c];
}

async function guard(allowed: readonly string[], environment: string, ports: Ports): Promise<string> {
  const account = await ports.account();
  if (allowed.includes(account)) return account;
  throw new UserError<DeployErrorCode>({
    code: 'foreign-account',
    problem: `The credentials are of account ${account}; ${environment} is in ${allowed.join(' or ')}.`,
    remedy: 'Assume the role of this environment, or correct allowed-account-ids or infra/environments.yaml.',
  });
}

/** Only where a template asks for it, and nobody has given it. */
function needsIssuer({ stacks, pool }: Folder, names: readonly string[]): boolean {
  const key = 'OIDCProvider';
  if (pool.values.has(key)) return false;
  return stacks.some(
    ({ name, template }) =>
      names.includes(name) && template.parameters.has(key) && pool.scoped.get(name)?.values.has(key) !== true,
  );
}

async function look(folder: Folder, names: readonly string[], { cloudFormation }: Ports) {
  const wanted = folder.stacks.filter(({ name }) => names.includes(name)).map(({ stackName }) => stackName);
  return byTemplate(folder, names, await lookAt(cloudFormation, wanted, { templates: true }));
}

/** Keyed by the templates' names, not the stacks'. */
function byTemplate({ stacks }: Folder, names: readonly string[], seen: Awaited<Looked>) {
  const wanted = stacks.filter(({ name }) => names.includes(name));
  return new Map(
    wanted.map(({ name, stackName }): [string, CurrentStack] => [name, seen.get(stackName) ?? { exists: false }]),
  );
}

/** The fifth part of any stack's ARN. */
function accountIn(stacks: ReadonlyMap<string, CurrentStack>): string | undefined {
  const found = [...stacks.values()].find((stack) => stack.exists);
  return found?.exists === true ? found.id.split(':')[4] : undefined;
}
