import type { Aws } from '../../src/aws/index.ts';

/** Of a signed request; the signature itself is never verified. */
export function authorization(service: string, { key = 'LOCALACCESSKEY000001', region = 'eu-west-1' } = {}): string {
  return `AWS4-HMAC-SHA256 Credential=${key}/20260101/${region}/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00`;
}

export const date = { 'x-amz-date': '20260101T000000Z' };

/** An awsJson request as it goes over the wire, with these headers in place of the usual ones ('' leaves one out). */
export async function postJson(
  { url }: Aws,
  operation: string,
  { input = {}, headers = {} }: { readonly input?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly status: number; readonly body: unknown; readonly headers: Headers }> {
  const all = {
    authorization: authorization('ecr'),
    ...date,
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AmazonEC2ContainerRegistry_V20150921.${operation}`,
    ...headers,
  };
  const response = await fetch(url, {
    method: 'POST',
    body: typeof input === 'string' ? input : JSON.stringify(input),
    headers: Object.entries(all).filter(([, value]) => value !== ''),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

/** An awsQuery request. */
export async function postForm(
  { url }: Aws,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = { authorization: authorization('sts'), ...date },
): Promise<{ readonly status: number; readonly xml: string; readonly headers: Headers }> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers: { ...headers } });
  return { status: response.status, xml: await response.text(), headers: response.headers };
}
