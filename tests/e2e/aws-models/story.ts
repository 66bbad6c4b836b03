import { startAws, type Aws } from '@iac/local/aws';
import { readExchanges, type Exchange } from './exchange.ts';

const repositoryName = 'api';
const signed = (service: string) => ({
  'x-amz-date': '20260101T000000Z',
  authorization: `AWS4-HMAC-SHA256 Credential=LOCALACCESSKEY000001/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00`,
});

/** Exchanges with a stand-in of their own, to be damaged afterwards: by operation, the last one of each. */
export async function tell(folder: string): Promise<ReadonlyMap<string, Exchange>> {
  const aws = await startAws({ recordTo: folder });
  try {
    await askEcr(aws, 'CreateRepository', {
      repositoryName,
      imageTagMutability: 'IMMUTABLE',
      tags: [{ Key: 'team', Value: 'platform' }],
    });
    await askEcr(aws, 'ListTagsForResource', {
      resourceArn: 'arn:aws:ecr:eu-west-1:123456789012:repository/api',
    });
    await askEcr(aws, 'GetLifecyclePolicy', { repositoryName });
    await askSts(aws, 'GetCallerIdentity');
    await askSts(aws, 'GetSessionTokens');
    aws.eks.put('staging');
    aws.s3.put('templates');
    await get(aws, 'eks', '/clusters/staging');
    await get(aws, 's3', '/templates?location');
    await get(aws, 's3', '/templates/none');
  } finally {
    await aws.close();
  }
  return new Map(readExchanges(folder).map((exchange) => [operationOf(exchange), exchange]));
}

/** Its name, or its path where the protocol has none. */
function operationOf({ request: { headers, body, path } }: Exchange): string {
  return headers['x-amz-target']?.split('.')[1] ?? new URLSearchParams(body).get('Action') ?? path;
}

async function askEcr({ url }: Aws, operation: string, input: object): Promise<void> {
  await fetch(url, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: {
      ...signed('ecr'),
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonEC2ContainerRegistry_V20150921.${operation}`,
    },
  });
}

async function askSts({ url }: Aws, Action: string): Promise<void> {
  await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ Action, Version: '2011-06-15' }),
    headers: signed('sts'),
  });
}

async function get({ url }: Aws, service: string, path: string): Promise<void> {
  await fetch(`${url}${path}`, { headers: signed(service) });
}
