import { UserError } from '@iac/action-kit/errors';
import { proxyAgent } from '@iac/action-kit/proxy';
import type { AwsFailure } from './failure-codes.ts';

const connectMilliseconds = 5_000;
const answerMilliseconds = 10_000;
const attempts = 5;

/** A service as the SDK's environment variables and AWS's hosts name it. */
export interface Service {
  /** As in AWS_ENDPOINT_URL_ECR. */
  readonly variable: string;
  /** The host's name in front of the region: `api.ecr`. */
  readonly host: string;
}

/** How a service is reached: `region` or AWS_REGION, AWS_ENDPOINT_URL(_SERVICE) as the SDK reads them, a proxy as the environment says. Throws without a region. */
export function connection(service: Service, region: string | undefined, env: NodeJS.ProcessEnv) {
  const chosen = region ?? regionOf(env);
  const agent = proxyAgent(endpointOf(service, env) ?? publicEndpoint(service, chosen));
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

/** The SDK takes a region for a part of a host's name. */
function regionOf(env: NodeJS.ProcessEnv): string {
  const [name, value] = firstSet(env, ['AWS_REGION', 'AWS_DEFAULT_REGION']) ?? [];
  if (name === undefined || value === undefined)
    throw new UserError<AwsFailure>({
      code: 'region-missing',
      problem: 'There is no AWS region.',
      remedy: 'Set the input aws-region, or run aws-actions/configure-aws-credentials before this step.',
    });
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) return value;
  throw unusable(name, value, 'Set it, or the input aws-region, to a region such as eu-west-1.');
}

function endpointOf({ variable, host }: Service, env: NodeJS.ProcessEnv): string | undefined {
  const [name, value] = firstSet(env, [`AWS_ENDPOINT_URL_${variable}`, 'AWS_ENDPOINT_URL']) ?? [];
  if (name === undefined || value === undefined || URL.canParse(value)) return value;
  throw unusable(
    name,
    value,
    `Set it to an address such as https://vpce-1.${host}.eu-west-1.vpce.amazonaws.com, or to none.`,
  );
}

function firstSet(env: NodeJS.ProcessEnv, names: readonly string[]): readonly [string, string] | undefined {
  return names.map((name) => [name, env[name] ?? ''] as const).find(([, value]) => value !== '');
}

function unusable(name: string, value: string, remedy: string): UserError<AwsFailure> {
  return new UserError({ code: 'invalid-input', problem: `The environment's ${name} is "${value}".`, remedy });
}

/** Only its host's name counts here: for NO_PROXY. */
function publicEndpoint({ host }: Service, region: string): string {
  return `https://${host}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}
