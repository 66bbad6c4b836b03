import { describe, expect, it } from '@jest/globals';
import { evaluated, fault, resource } from './evaluated.ts';

const one = (type: string, properties: string) =>
  evaluated(`Resources: {It: {Type: '${type}', Properties: ${properties}}}\n`);
const invalid = (type: string, properties: string) => one(type, properties).invalid.map(({ text }) => text);
const physicalId = (type: string, properties = '{}') => resource(one(type, properties), 'It').physicalId;
const attribute = (type: string, name: string, properties = '{}') =>
  resource(one(type, properties), 'It').attributes.get(name);

describe("a resource's properties", () => {
  it.each([
    ['AWS::SNS::Topic', '{Colour: red}', '#: extraneous key [Colour] is not permitted'],
    ['AWS::S3::Bucket', '{VersioningConfiguration: {}}', '#/VersioningConfiguration: required key [Status] not found'],
    ['AWS::DynamoDB::Table', '{}', '#: required key [KeySchema] not found'],
    ['AWS::SNS::Topic', '{TopicName: {a: b}}', '#/TopicName: expected type: String, found: JSONObject'],
    ['AWS::SQS::Queue', '{DelaySeconds: soon}', '#/DelaySeconds: expected type: Integer, found: String'],
    ['AWS::SQS::Queue', '{FifoQueue: maybe}', '#/FifoQueue: expected type: Boolean, found: String'],
    ['AWS::SNS::Topic', '{Tags: {Key: a, Value: b}}', '#/Tags: expected type: JSONArray, found: JSONObject'],
    ['AWS::SNS::Topic', '{Tags: [{Key: a}]}', '#/Tags/0: required key [Value] not found'],
  ])('of %s are not %s', (type, properties, text) => {
    expect(invalid(type, properties)).toEqual([text]);
  });

  it('are told with the place in the template', () => {
    expect(one('AWS::SNS::Topic', '{Tags: [{Key: a}]}').invalid).toMatchObject([
      { logicalId: 'It', type: 'AWS::SNS::Topic', path: '/Resources/It/Properties/Tags/0' },
    ]);
  });

  it.each([
    ['AWS::SQS::Queue', "{DelaySeconds: '5', FifoQueue: 'true', QueueName: 5}"],
    ['AWS::IAM::Role', "{AssumeRolePolicyDocument: '{}'}"],
    ['Custom::Anything', '{ServiceToken: a, Whatever: [{b: c}]}'],
  ])('of %s may be %s, as CloudFormation converts what can be converted', (type, properties) => {
    expect(invalid(type, properties)).toEqual([]);
  });
});

describe('a physical id', () => {
  it.each([
    ['AWS::S3::Bucket', '{BucketName: data}', 'data'],
    ['AWS::SNS::Topic', '{TopicName: news}', 'arn:aws:sns:eu-west-1:123456789012:news'],
    ['AWS::SQS::Queue', '{QueueName: jobs}', 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs'],
    ['AWS::IAM::ManagedPolicy', '{ManagedPolicyName: p, PolicyDocument: {}}', 'arn:aws:iam::123456789012:policy/p'],
    ['AWS::Cognito::UserPoolDomain', '{UserPoolId: eu-west-1_a, Domain: d}', 'd'],
  ])('of %s follows from the name that the template gives', (type, properties, id) => {
    expect(physicalId(type, properties)).toBe(id);
  });

  it.each([
    ['AWS::DynamoDB::Table', /^shop-It-[A-Z0-9]{12}$/],
    ['AWS::S3::Bucket', /^shop-it-[a-z0-9]{12}$/],
    ['AWS::EC2::SecurityGroup', /^sg-[0-9a-f]{17}$/],
    ['AWS::EC2::VPC', /^vpc-[0-9a-f]{17}$/],
    ['AWS::Cognito::UserPool', /^eu-west-1_[A-Za-z0-9]{9}$/],
    ['AWS::SecretsManager::Secret', /^arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-It-\w+-\w{6}$/],
    [
      'AWS::CloudFormation::Stack',
      /^arn:aws:cloudformation:eu-west-1:123456789012:stack\/shop-It-[A-Z0-9]{12}\/[0-9a-f-]{36}$/,
    ],
  ])('of %s is made up in the form that it has', (type, form) => {
    expect(physicalId(type)).toMatch(form);
    expect(physicalId(type)).toBe(physicalId(type));
  });
});

describe('an attribute', () => {
  it.each([
    ['AWS::IAM::Role', 'Arn', '{Path: /ci/, RoleName: plan}', 'arn:aws:iam::123456789012:role/ci/plan'],
    ['AWS::S3::Bucket', 'RegionalDomainName', '{BucketName: data}', 'data.s3.eu-west-1.amazonaws.com'],
    ['AWS::RDS::DBCluster', 'Endpoint.Port', '{Engine: aurora-postgresql}', '5432'],
    ['AWS::RDS::DBCluster', 'DBClusterArn', '{DBClusterIdentifier: c}', 'arn:aws:rds:eu-west-1:123456789012:cluster:c'],
  ])('of %s has its right form: %s', (...row) => {
    const [type, name, properties, value] = row;
    expect(attribute(type, name, properties)).toBe(value);
  });

  it("that is another resource's ARN looks like one", () => {
    expect(attribute('AWS::DynamoDB::Table', 'StreamArn')).toMatch(/^arn:aws:dynamodb:eu-west-1:123456789012:stream\//);
  });

  it("of a nested stack is the child's output, and fails where it has none", () => {
    const text = (name: string) =>
      `Resources: {Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: u}}}\nOutputs: {O: {Value: !GetAtt Child.Outputs.${name}}}\n`;
    const nested = () => new Map([['Url', 'http://x']]);
    expect(evaluated(text('Url'), { nested }).outputs).toEqual([{ key: 'O', value: 'http://x' }]);
    expect(fault(text('Gone'), { nested })).toMatch(/Gone/);
  });
});

describe('the policy for deletion', () => {
  it.each([
    ['AWS::S3::Bucket', '{}', 'Delete'],
    ['AWS::RDS::DBCluster', '{}', 'Snapshot'],
    ['AWS::RDS::DBInstance', '{}', 'Snapshot'],
    ['AWS::RDS::DBInstance', '{DBClusterIdentifier: c}', 'Delete'],
  ])('of %s with %s is %s where the template says nothing', (type, properties, policy) => {
    expect(resource(one(type, properties), 'It').deletionPolicy).toBe(policy);
  });

  it('must be one that there is', () => {
    expect(fault('Resources: {T: {Type: AWS::SNS::Topic, DeletionPolicy: Keep}}\n')).toMatch(/DeletionPolicy Keep/);
  });
});

describe('resources', () => {
  it('come after all that they depend on, and only those whose condition holds', () => {
    const text = `Conditions: {Never: !Equals [a, b]}
Resources:
  C: {Type: AWS::SNS::Topic, DependsOn: [B, Gone]}
  B: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub '\${A.TopicName}-b'}}
  A: {Type: AWS::SNS::Topic}
  Gone: {Type: AWS::SNS::Topic, Condition: Never}
`;
    const stack = evaluated(text);
    expect([...stack.resources.keys()]).toEqual(['A', 'B', 'C']);
    expect(resource(stack, 'C').dependsOn).toEqual(['B']);
  });
});
