import { list, nothing, structure } from '../shapes/index.ts';
import { changes, reads } from './operation.ts';
import { arnOf } from './repository.ts';
import { describeRules, scanningOf } from './scanning-rules.ts';
import * as shapes from './shapes.ts';

export const putImageScanningConfiguration = changes({
  name: 'PutImageScanningConfiguration',
  input: structure({ ...shapes.named, imageScanningConfiguration: shapes.scanningConfiguration }, shapes.inRegistry),
  run({ registryId, repositoryName, imageScanningConfiguration: { scanOnPush = false } }, context) {
    const registry = context.registry(registryId);
    registry.put({ ...registry.get(repositoryName), scanOnPush });
    return { registryId: registry.registryId, repositoryName, imageScanningConfiguration: { scanOnPush } };
  },
});

export const getRegistryScanningConfiguration = reads({
  name: 'GetRegistryScanningConfiguration',
  input: nothing,
  run(_, { registry }) {
    const { registryId, scanning } = registry();
    return {
      registryId,
      scanningConfiguration: { scanType: scanning.scanType, rules: describeRules(scanning.rules) },
    };
  },
});

/** A repository that does not exist is a failure in the answer, not of the call. */
export const batchGetRepositoryScanningConfiguration = reads({
  name: 'BatchGetRepositoryScanningConfiguration',
  input: structure({ repositoryNames: list(shapes.repositoryName, { min: 1, max: 25 }) }, {}),
  run({ repositoryNames }, { registry, repositories }) {
    const { scanning } = registry();
    const found = repositories();
    const known = repositoryNames.flatMap((name) => found.find(name) ?? []);
    const missing = repositoryNames.filter((name) => found.find(name) === undefined);
    return {
      scanningConfigurations: known.map((each) => ({
        repositoryArn: arnOf(each),
        repositoryName: each.name,
        ...scanningOf(each, scanning),
      })),
      failures: missing.map((repositoryName) => ({
        repositoryName,
        failureCode: 'REPOSITORY_NOT_FOUND',
        failureReason: 'REPOSITORY_NOT_FOUND',
      })),
    };
  },
});
