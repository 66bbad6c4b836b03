import { AwsError } from '../errors.ts';
import { nothing } from '../shapes/index.ts';
import { reads } from './operation.ts';

/** Images pushed to repositories that match a filter (all, when there is none) are signed with the profile. */
export interface SigningRule {
  readonly signingProfileArn: string;
  readonly filters?: readonly string[];
}

export const getSigningConfiguration = reads({
  name: 'GetSigningConfiguration',
  input: nothing,
  run(_, { registry }) {
    const { registryId, signing } = registry();
    if (signing === undefined)
      throw new AwsError(
        'SigningConfigurationNotFoundException',
        `Signing configuration does not exist in the registry with id '${registryId}'`,
      );
    const rules = signing.map(({ signingProfileArn, filters }) => ({
      signingProfileArn,
      repositoryFilters: filters?.map((filter) => ({ filter, filterType: 'WILDCARD_MATCH' })),
    }));
    return { registryId, signingConfiguration: { rules } };
  },
});
