/** Parameter `Environment`, as every template of a folder has it. */
export const environment = `Parameters:
  Environment:
    Type: String
    AllowedValues: [development, staging, production]
`;

/** Exports its ARN under `TopicArn-ENVIRONMENT`, or another name. */
export function topic(exported = 'TopicArn', properties = ''): string {
  return `${environment}Resources:
  Topic:
    Type: AWS::SNS::Topic
${properties}Outputs:
  ${exported}:
    Value: !Ref Topic
    Export:
      Name: !Sub ${exported}-\${Environment}
`;
}

/** Imports what `topic` exports. */
export function subscriber(imported = 'TopicArn'): string {
  return `${environment}Resources:
  Subscription:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: sqs
      Endpoint: !Sub arn:aws:sqs:\${AWS::Region}:\${AWS::AccountId}:q
      TopicArn: !ImportValue
        Fn::Sub: ${imported}-\${Environment}
`;
}

/** Properties of `topic`: another display name is an update in place, another topic name a replacement. */
export function properties(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([key, value]) => `      ${key}: ${value}\n`);
  return `    Properties:\n${lines.join('')}`;
}

/** What replaces a topic. */
export const renamed = properties({ TopicName: '!Sub renamed-${Environment}' });

/** A table, which holds data; its key is what it cannot change without being replaced. */
export function table(key = 'id'): string {
  return `${environment}Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub biomage-table-\${Environment}
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: ${key}, AttributeType: S}]
      KeySchema: [{AttributeName: ${key}, KeyType: HASH}]
`;
}
