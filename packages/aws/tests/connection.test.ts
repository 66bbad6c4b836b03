import { createServer } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { connection as connectionOf } from '../src/connection.ts';

const service = { variable: 'CLOUDFORMATION', host: 'cloudformation' };
const connection = (region: string | undefined, env: NodeJS.ProcessEnv) => connectionOf(service, region, env);

describe('the connection', () => {
  it.each([
    ['eu-west-1', {}, 'eu-west-1'],
    ['eu-west-1', { AWS_REGION: 'us-east-1' }, 'eu-west-1'],
    [undefined, { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' }, 'us-east-1'],
    [undefined, { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-east-2' }, 'us-east-2'],
  ])('with input %j and environment %j goes to %s', (input, env, region) => {
    expect(connection(input, env).region).toBe(region);
  });

  it('needs a region', () => {
    expect(() => connection(undefined, {})).toThrow(/There is no AWS region\. Set the input aws-region/);
  });

  it.each(['bad region', 'eu_west_1', '-eu'])('names the variable that holds no region: %s', (AWS_REGION) => {
    expect(() => connection(undefined, { AWS_REGION })).toThrow(`AWS_REGION is "${AWS_REGION}"`);
    expect(() => connection(undefined, { AWS_DEFAULT_REGION: AWS_REGION })).toThrow('AWS_DEFAULT_REGION is');
  });

  it.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_CLOUDFORMATION'])(
    'names the variable that holds no address: %s',
    (name) => {
      expect(() => connection('eu-west-1', { [name]: 'nonsense' })).toThrow(`${name} is "nonsense"`);
    },
  );

  it('does not wait for a silent server for ever', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const endpoint = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}`;
    const settings = connection('eu-west-1', { AWS_ENDPOINT_URL: endpoint });
    const requestHandler = { ...settings.requestHandler, requestTimeout: 50 };
    const client = new CloudFormation({
      ...settings,
      requestHandler,
      maxAttempts: 1,
      endpoint,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    await expect(client.describeStacks({})).rejects.toMatchObject({ name: 'TimeoutError' });
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
});
