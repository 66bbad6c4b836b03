// The local AWS takes what a new organization deploys: infra/, then cf/. Properties are for cfn-lint (tests/e2e/cf.test.ts).
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orderStacks } from '@iac/cloudformation';
import { startAws, type Aws } from '@iac/local/aws';
import { parametersFor } from './folder.ts';
import { infra, nameOf, ours } from './templates.ts';

const cluster = JSON.stringify({
  Parameters: { Environment: { Type: 'String' } },
  Resources: { Made: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
  Outputs: Object.fromEntries(
    Object.entries({ VPC: 'vpc-1', SubnetsPublic: 'a,b', SubnetsPrivate: 'c,d', ClusterSecurityGroupId: 'sg-1' }).map(
      ([name, Value]) => {
        const exported = { 'Fn::Sub': `eksctl-biomage-\${Environment}-cluster::${name}` };
        return [name, { Value, Export: { Name: exported } }];
      },
    ),
  ),
});

let aws: Aws;
beforeAll(async () => {
  aws = await startAws();
});
afterAll(() => aws.close());

describe.each(['development', 'staging', 'production'])('%s', (environment) => {
  it('is made of our templates, in their order', () => {
    const templates = environment === 'development' ? ours : [...infra, ...ours];
    const parameters = { ...parametersFor(environment), CreateProvider: String(environment === 'staging') };
    const nodes = templates.map((template) => ({
      name: nameOf(template),
      template,
      references: [],
      values: { parameters: new Map(Object.entries(parameters)), stackName: nameOf(template) },
    }));
    if (environment !== 'development') {
      aws.cloudformation.put(`cluster-${environment}`, { template: cluster, parameters: { Environment: environment } });
    }
    const { order } = orderStacks(nodes);
    expect(order).toHaveLength(templates.length);
    for (const name of order) {
      const template = templates.find((one) => nameOf(one) === name);
      const declared = Object.entries(parameters).filter(([key]) => template?.parameters.has(key));
      const settings = { template: template?.text ?? '', parameters: Object.fromEntries(declared) };
      // It throws for a template that cannot be evaluated, such as one with an import that nobody exports.
      aws.cloudformation.put(`biomage-${name}-${environment}`, settings);
    }
    expect([...aws.cloudformation.exports.keys()]).toContain(`ApiRoleArn-${environment}`);
  });
});
