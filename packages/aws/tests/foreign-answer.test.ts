// A proxy or gateway that answers in place of AWS, as the SDK sees it.
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { ECR } from '@aws-sdk/client-ecr';
import { failureOf } from '../src/failures.ts';

const pages = {
  html: '<html><body>Bad gateway<br></body></html>',
  xhtml: '<html><body>Bad gateway<br/></body></html>',
};
const server = createServer(({ url }, response) => {
  const [, status, kind] = url?.split('/') ?? [];
  response.writeHead(Number(status), { 'Content-Type': 'text/html' });
  response.end(kind === 'xhtml' ? pages.xhtml : pages.html);
});
let endpoint: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  endpoint = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const settings = (status: number, kind: keyof typeof pages) => ({
  endpoint: `${endpoint}/${String(status)}/${kind}`,
  region: 'eu-west-1',
  maxAttempts: 1,
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
});

describe.each([
  [200, 'html'],
  [407, 'html'],
  [407, 'xhtml'],
  [502, 'html'],
  [502, 'xhtml'],
] as const)('a page that comes with HTTP %i as %s', (status, kind) => {
  const expected = {
    code: 'aws-unavailable',
    problem: `S did not answer s:O on it: what came, with HTTP ${String(status)}, is not in the form of its answers.`,
    remedy: expect.stringContaining('HTTPS_PROXY'),
  };
  const request = { service: 'S', prefix: 's', operation: 'O', subject: 'it' };
  const failure = async (asked: Promise<unknown>) =>
    failureOf(await asked.then(String, (error: unknown) => error), request, {});

  it('is no answer of CloudFormation', async () => {
    const client = new CloudFormation(settings(status, kind));
    expect(await failure(client.describeStacks({}))).toMatchObject(expected);
    client.destroy();
  });

  it('is no answer of ECR', async () => {
    const client = new ECR(settings(status, kind));
    expect(await failure(client.describeRepositories({}))).toMatchObject(expected);
    client.destroy();
  });
});
