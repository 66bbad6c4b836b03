import { boolean, choice, integer, list, map, string, structure } from '../shapes/index.ts';

// Lengths and patterns: the API reference of 2010-05-15, https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/

/** A name or an ARN, as operations that change the stack take it. */
export const stackName = string({
  min: 1,
  pattern: '([a-zA-Z][-a-zA-Z0-9]*)|(arn:\\b(aws|aws-us-gov|aws-cn)\\b:[-a-zA-Z0-9:/._+]*)',
});
export const changeSetName = string({ min: 1, max: 128, pattern: '[a-zA-Z][-a-zA-Z0-9]*' });
export const changeSetNameOrId = string({ min: 1, max: 1600, pattern: '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*' });
export const nextToken = string({ min: 1, max: 1024 });
export const clientRequestToken = string({ min: 1, max: 128, pattern: '[a-zA-Z0-9][-a-zA-Z0-9]*' });
export const roleArn = string({ min: 20, max: 2048 });
/** 51,200 bytes in the documentation; the service counts so for what comes in the request (cloudformation-limits.html). */
export const templateBody = string({ min: 1, max: 51_200 });
export const templateUrl = string({ min: 1, max: 5120 });

export const parameters = list(
  structure(
    {},
    { ParameterKey: string(), ParameterValue: string(), UsePreviousValue: boolean, ResolvedValue: string() },
  ),
);
export const capabilities = list(choice(['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']));
export const tags = list(structure({ Key: string({ min: 1, max: 128 }), Value: string({ min: 1, max: 256 }) }, {}), {
  max: 50,
});
export const rollbackConfiguration = structure(
  {},
  {
    RollbackTriggers: list(structure({ Arn: string(), Type: string() }, {}), { max: 5 }),
    MonitoringTimeInMinutes: integer({ min: 0, max: 180 }),
  },
);
export const deploymentConfig = structure({}, { Mode: choice(['STANDARD', 'EXPRESS']), DisableRollback: boolean });
export const resourcesToImport = list(
  structure(
    {
      ResourceType: string({ min: 1, max: 256 }),
      LogicalResourceId: string(),
      ResourceIdentifier: map(string({ min: 1, max: 2048 })),
    },
    {},
  ),
  { max: 200 },
);
export const resourceTypes = list(string({ min: 1, max: 256 }));
