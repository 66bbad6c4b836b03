import { Refusal } from '../errors.ts';
import type { Caller } from '../authorization.ts';
import { Registry } from './registry.ts';

/** Every account's registry in every region. */
export class Registries {
  readonly #registries = new Map<string, Registry>();

  open(registryId: string, region: string): Registry {
    const key = `${registryId}/${region}`;
    const known = this.#registries.get(key) ?? new Registry(registryId, region);
    this.#registries.set(key, known);
    return known;
  }

  /** The caller's own, or another account's when that has been opened; throws Refusal where AWS would deny access. */
  forCaller({ account, arn, region }: Caller, registryId: string | undefined): Registry {
    if (registryId === undefined || registryId === account) return this.open(account, region);
    const other = this.#registries.get(`${registryId}/${region}`);
    if (other !== undefined) return other;
    throw new Refusal(
      'access-denied',
      `User: ${arn} is not authorized on resource: arn:aws:ecr:${region}:${registryId}:repository/* because no resource-based policy allows it`,
    );
  }
}
