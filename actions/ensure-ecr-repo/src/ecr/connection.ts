import type { ECRClientConfig } from '@aws-sdk/client-ecr';
import { proxyAgent, UserError } from '@iac/action-kit';
import type { Failure } from '../reasons.ts';

const connectMilliseconds = 5_000;
const answerMilliseconds = 10_000;
const attempts = 5;

/** How ECR is reached: `region` or AWS_REGION, AWS_ENDPOINT_URL(_ECR) as the SDK reads them, a proxy as the environment says. Throws without a region. */
export function connection(region: string | undefined, env: NodeJS.ProcessEnv): ECRClientConfig {
  const chosen = region ?? (env['AWS_REGION'] || env['AWS_DEFAULT_REGION']);
  if (!chosen)
    throw new UserError<Failure>({
      code: 'region-missing',
      problem: 'There is no AWS region.',
      remedy: 'Set the input aws-region, or run aws-actions/configure-aws-credentials before this step.',
    });
  const agent = proxyAgent(env['AWS_ENDPOINT_URL_ECR'] || env['AWS_ENDPOINT_URL'] || publicEndpoint(chosen));
  return {
    region: chosen,
    retryMode: 'standard',
    maxAttempts: attempts,
    requestHandler: {
      httpAgent: agent,
      httpsAgent: agent,
      connectionTimeout: connectMilliseconds,
      requestTimeout: answerMilliseconds,
      throwOnRequestTimeout: true,
    },
  };
}

/** Only its host's name counts here: for NO_PROXY. */
function publicEndpoint(region: string): string {
  return `https://api.ecr.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}
