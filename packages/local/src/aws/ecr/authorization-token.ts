import { list, structure } from '../shapes/index.ts';
import { reads } from './operation.ts';
import * as shapes from './shapes.ts';

const twelveHours = 12 * 60 * 60 * 1000;

/** Tokens are told apart by account and time only; nothing here checks them. */
export const getAuthorizationToken = reads({
  name: 'GetAuthorizationToken',
  input: structure({}, { registryIds: list(shapes.registryId, { min: 1, max: 10 }) }),
  run: ({ registryIds }, { caller, now }) => ({
    authorizationData: (registryIds ?? [caller.account]).map((id) => ({
      authorizationToken: Buffer.from(`AWS:token-of-${id}-${String(now.getTime())}`).toString('base64'),
      expiresAt: new Date(now.getTime() + twelveHours),
      proxyEndpoint: `https://${id}.dkr.ecr.${caller.region}.amazonaws.com`,
    })),
  }),
});
