import { CloudFormation as Client } from '@aws-sdk/client-cloudformation';
import { connection } from '@iac/aws';
import type { CloudFormation } from '../cloudformation.ts';
import { cloudFormation } from './cloudformation.ts';

const service = { variable: 'CLOUDFORMATION', host: 'cloudformation' };

/**
 * CloudFormation as the environment says it is reached: one client for all stacks of a run. In the mode `adaptive` it holds back all
 * of its requests when one is throttled, so that many stacks share what the account may ask.
 */
export function connectCloudFormation(region: string | undefined, env: NodeJS.ProcessEnv): CloudFormation {
  return cloudFormation(new Client({ ...connection(service, region, env), retryMode: 'adaptive', maxAttempts: 8 }));
}
