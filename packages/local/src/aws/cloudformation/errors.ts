import { AwsError } from '../errors.ts';

/** CloudFormation's error for nearly everything. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

/** DescribeStacks and most others say it so; those that would change the stack say `Stack [name] does not exist`. */
export function noSuchStack(name: string): AwsError {
  return invalid(`Stack with id ${name} does not exist`);
}

export function noStackToChange(name: string): AwsError {
  return invalid(`Stack [${name}] does not exist`);
}

/** https://github.com/aws/serverless-application-model/issues/52 */
export function noSuchChangeSet(name: string): AwsError {
  return new AwsError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, { status: 404 });
}

/** https://github.com/aws/amazon-chime-sdk-js/issues/1089 */
export function changeSetStatus(message: string): AwsError {
  return new AwsError('InvalidChangeSetStatus', message);
}

export function notUpdatable(id: string, status: string): AwsError {
  return invalid(`Stack:${id} is in ${status} state and can not be updated.`);
}
