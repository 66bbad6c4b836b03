import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Aws } from '@iac/local/aws';

/** The only environment that is deployed to here. */
export const environment = 'staging';

const cluster = `biomage-${environment}`;

/** What a person and eksctl have made before cf/ is deployed: infra/README.md. Gives the role that CloudFormation takes. */
export async function prepareAccount({ cloudformation, eks }: Aws, root: string): Promise<string> {
  const infra = (name: string) => readFile(join(root, 'infra', name), 'utf8');
  eks.put(cluster);
  cloudformation.put(`eksctl-${cluster}-cluster`, { template: networkOfCluster });
  cloudformation.put(`biomage-alb-route53-${environment}`, {
    template: await infra('cf-route53.yaml'),
    parameters: {
      Environment: environment,
      HostedZoneId: 'Z0EXAMPLE',
      PrimaryDomain: 'example.org',
      DNSName: 'alb.example.org',
      CanonicalHostedZoneID: 'Z1EXAMPLE',
    },
  });
  const roles = cloudformation.put(`biomage-ci-roles-${environment}`, {
    template: await infra('cf-ci-roles.yaml'),
    parameters: { Environment: environment, Organization: 'biomage', OrganizationId: '1', RepositoryId: '2' },
  });
  const role = roles.state.outputs.find(({ key }) => key === 'ExecutionRoleArn');
  if (role === undefined) throw new Error('infra/cf-ci-roles.yaml has no output ExecutionRoleArn');
  return role.value;
}

/** What eksctl's own stack exports of a cluster, as far as cf/ imports it. */
const networkOfCluster = JSON.stringify({
  Resources: { Cluster: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
  Outputs: Object.fromEntries(
    Object.entries({
      VPC: 'vpc-0a1b2c3d4e5f60718',
      SubnetsPrivate: 'subnet-0a1b2c3d4e5f60718,subnet-1a2b3c4d5e6f70819',
      ClusterSecurityGroupId: 'sg-0a1b2c3d4e5f60718',
    }).map(([name, Value]) => [name, { Value, Export: { Name: `eksctl-${cluster}-cluster::${name}` } }]),
  ),
});
