import { reading } from '@iac/action-kit';
import type { Capability } from '@iac/cloudformation';
import * as z from 'zod/mini';

/** Part of a stack's name, and of exports. */
export const environmentName = text(
  /^[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?$/,
  'write lower-case letters, digits and hyphens',
);

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html: [a-zA-Z][-a-zA-Z0-9]*
export const stackPattern = text(
  /^([a-zA-Z]|\{(name|environment)\})([-a-zA-Z0-9]|\{(name|environment)\})*$/,
  'write letters, digits and hyphens, {name} and {environment}, for example shop-{name}-{environment}',
);

export const clusterPattern = text(
  /^([A-Za-z0-9]|\{environment\})([A-Za-z0-9_-]|\{environment\})*$/,
  'write the name of an EKS cluster, for example shop-{environment}',
);

export const gitRef = text(/^[^-\s]\S*$/, 'write a branch, a tag or a commit');
export const accountId = text(/^\d{12}$/, 'write the 12 digits of an AWS account, one a line');
export const roleArn = text(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, "write a role's ARN");
export const bucketName = text(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "write a bucket's name, without s3://");
export const regionName = text(/^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/, 'write a region such as eu-west-1');

export const upToHundred = numeral(/^([1-9][0-9]?|100)$/, 'write a number from 1 to 100');
export const pullNumber = numeral(/^[1-9][0-9]{0,9}$/, "write a pull request's number");

const all = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] as const satisfies Capability[];
export const capability = z.enum(all, `write ${all.join(', ')}, one a line`);

function text(pattern: RegExp, otherwise: string) {
  return reading((value, fault) => {
    if (!pattern.test(value)) fault(otherwise);
    return value;
  });
}

function numeral(pattern: RegExp, otherwise: string) {
  return z.pipe(text(pattern, otherwise), z.transform(Number));
}
