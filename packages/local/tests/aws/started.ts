import { ECRClient, type ECRClientConfig } from '@aws-sdk/client-ecr';
import { type Aws, type AwsOptions, startAws } from '../../src/aws/index.ts';

/** Runs a test with an AWS of its own, and closes it whatever happens. */
export async function withAws(body: (aws: Aws, ecr: ECRClient) => Promise<void>, options?: AwsOptions): Promise<void> {
  const aws = await startAws(options);
  const ecr = ecrClient(aws);
  try {
    await body(aws, ecr);
  } finally {
    ecr.destroy();
    await aws.close();
  }
}

export function ecrClient({ url, env }: Aws, config: ECRClientConfig = {}): ECRClient {
  return new ECRClient({
    endpoint: url,
    region: env['AWS_REGION'] ?? '',
    credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '' },
    ...config,
  });
}

/** What a call fails with: the error's name and words. Fails the test when it does not fail. */
export async function failure(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
  }
  throw new Error('the call was expected to fail');
}
