import { describe, expect, it } from '@jest/globals';
import { findingsOf, rulesOf, withParameters } from './findings-of.ts';

describe('a template of unrelated types', () => {
  it('is found, with the templates that it would fall into', () => {
    const resources = `  Table: {Type: AWS::DynamoDB::Table}
  Topic: {Type: AWS::SNS::Topic}
  Subscription: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref Topic}}
  Bucket: {Type: AWS::S3::Bucket}`;
    const [finding] = findingsOf(withParameters(resources));
    expect(finding?.rule).toBe('unrelated-types');
    expect(finding?.problem).toContain('DynamoDB (Table); SNS (Topic, Subscription); S3 (Bucket)');
  });

  it.each([
    [
      'Ref',
      '  Topic: {Type: AWS::SNS::Topic}\n  A: {Type: AWS::CloudWatch::Alarm, Properties: {AlarmActions: [!Ref Topic]}}',
    ],
    ['GetAtt', '  Q: {Type: AWS::SQS::Queue}\n  P: {Type: AWS::SNS::Topic, Properties: {X: !GetAtt Q.Arn}}'],
    ['Sub', '  Q: {Type: AWS::SQS::Queue}\n  P: {Type: AWS::SNS::Topic, Properties: {X: !Sub "to ${Q.Arn}"}}'],
    ['DependsOn', '  Q: {Type: AWS::SQS::Queue}\n  P: {Type: AWS::SNS::Topic, DependsOn: Q}'],
    ['one service', '  One: {Type: AWS::S3::Bucket}\n  Two: {Type: AWS::S3::Bucket}'],
    [
      'the name of one in the other',
      '  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "work-${Environment}"}}\n  P: {Type: AWS::SNS::Topic, Properties: {X: !Sub "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:work-${Environment}"}}',
    ],
  ])('is none when its resources are held together by %s', (_how, resources) => {
    expect(rulesOf(withParameters(resources))).toEqual([]);
  });

  it('is none when what it exports is exported as parts of one thing', () => {
    const template = withParameters(`  Net: {Type: AWS::RDS::DBSubnetGroup}
  Group: {Type: AWS::EC2::SecurityGroup}
Outputs:
  Net: {Value: !Ref Net, Export: {Name: !Sub "db-\${Environment}::Net"}}
  Group: {Value: !Ref Group, Export: {Name: !Sub "db-\${Environment}::Group"}}`);
    expect(rulesOf(template)).toEqual([]);
    expect(rulesOf(template.replace('::Group"', '-Group"'))).toHaveLength(1);
  });
});
