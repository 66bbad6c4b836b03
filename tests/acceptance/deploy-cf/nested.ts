import { environment } from './templates.ts';

/** The stack of `cf/shop.yaml`. */
export const stack = 'biomage-shop-staging';
export const bucket = { 'artifact-bucket': 'artifacts' };
/** A template with one nested stack. */
export const nesting = (name: string, url: string) => `${environment}Resources:
  ${name}:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ${url}
      Parameters:
        Environment: !Ref Environment
`;
/** A template with a table, which another key replaces, and a queue, which another delay updates. */
export const data = (key = 'id', delay = 1) => `${environment}Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: ${key}, AttributeType: S}]
      KeySchema: [{AttributeName: ${key}, KeyType: HASH}]
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: ${String(delay)}
`;
/** One template with a stack of its own; in it one that nests another. */
export const files = (leaf = data()) => ({
  'cf/shop.yaml': nesting('Store', '../nested/store.yaml'),
  'nested/store.yaml': nesting('Data', 'data.yaml'),
  'nested/data.yaml': leaf,
});
