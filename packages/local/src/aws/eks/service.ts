import { AwsError } from '../errors.ts';
import { restJson } from '../protocol/rest-json.ts';
import { operation, type Service } from '../service.ts';
import { string, structure } from '../shapes/index.ts';
import type { Clusters } from './clusters.ts';

/** Elastic Kubernetes Service 2017-11-01, as far as it is asked for a cluster. */
export function eksService(clusters: Clusters): Service {
  const describeCluster = operation({
    name: 'DescribeCluster',
    mutating: false,
    input: structure({ name: string() }, {}),
    run({ name }, { caller: { account, region } }) {
      const cluster = clusters.find({ account, region, name });
      // https://github.com/finleap/tf-eks-fargate-tmpl/issues/1
      if (cluster === undefined)
        throw new AwsError('ResourceNotFoundException', `No cluster found for name: ${name}.`, { status: 404 });
      return { cluster };
    },
  });
  return {
    name: 'eks',
    protocol: restJson('eks', [
      { operation: describeCluster.name, method: 'GET', path: /^\/clusters\/(?<name>[^/?]+)$/ },
    ]),
    operations: new Map([[describeCluster.name, describeCluster]]),
    invalid: ({ at, constraint }) => new AwsError('InvalidParameterException', `${at}: ${constraint}`),
  };
}
