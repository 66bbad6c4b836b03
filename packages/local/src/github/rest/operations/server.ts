import type { RestOperations } from '../operation.ts';

export const server: RestOperations = {
  'GET /meta': {
    about: 'server',
    answer: ({ state: { hostKey } }) => ({
      status: 200,
      body: {
        verifiable_password_authentication: false,
        ssh_key_fingerprints: { SHA256_ECDSA: hostKey.fingerprint },
        ssh_keys: [hostKey.publicKey],
      },
    }),
  },

  'GET /rate_limit': {
    about: 'server',
    answer: ({ state: { limits }, token }) => {
      const [core, graphql] = (['core', 'graphql'] as const).map((resource) => limits.budget(token, resource));
      return {
        status: 200,
        body: { resources: { core, graphql, search: { ...core, resource: 'search' } }, rate: core },
      };
    },
  },
};
