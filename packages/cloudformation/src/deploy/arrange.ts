import type { Fault } from '@iac/action-kit/errors';
import { orderStacks, type StackOrder } from '../graph/order-stacks.ts';
import { fillParameters, type FilledParameter } from '../parameters/fill-parameters.ts';
import { knownValues } from '../parameters/known-values.ts';
import type { CurrentStack } from '../stack/stack.ts';
import type { Folder } from './folder.ts';

/** What is known of the place that is deployed to; nothing of it is known offline. */
export interface Surroundings {
  /** By the template's name; those that were not looked at are not here. */
  readonly stacks: ReadonlyMap<string, CurrentStack>;
  readonly region?: string;
  readonly account?: string;
  /** The cluster's OIDC issuer, without `https://`. */
  readonly oidcProvider?: string;
}

/** In which order, and with which parameters. */
export interface Arrangement {
  readonly order: StackOrder;
  /** By the template's name. */
  readonly filled: ReadonlyMap<string, readonly FilledParameter[]>;
  readonly faults: readonly Fault[];
}

/** PURE: gives every stack its parameters, and the stacks their order by what they import and take from each other. */
export function arrange({ stacks, pool, environment }: Folder, around: Surroundings): Arrangement {
  const { oidcProvider, region, account } = around;
  const toFill = stacks.map(({ name, template }) => {
    const current = around.stacks.get(name);
    return { name, template, ...(current && { current }) };
  });
  const filled = fillParameters(pool, toFill, { environment, ...(oidcProvider !== undefined && { oidcProvider }) });
  const order = orderStacks(
    stacks.map(({ name, stackName, template }) => {
      const parameters = filled.parameters.get(name) ?? [];
      return {
        name,
        template,
        values: {
          parameters: knownValues(template, parameters, around.stacks.get(name)),
          stackName,
          ...(region !== undefined && { region }),
          ...(account !== undefined && { accountId: account }),
        },
        references: parameters.flatMap((one) => (one.kind === 'reference' ? one.references : [])),
      };
    }),
  );
  return { order, filled: filled.parameters, faults: [...filled.faults, ...order.faults] };
}
