import { connection, failureOf } from '@iac/aws';

/** The account of the credentials. STS's client is loaded only for this. */
export async function callerAccount(region: string): Promise<string> {
  const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const sts = new STSClient(connection({ variable: 'STS', host: 'sts' }, region, process.env));
  const request = { service: 'STS', prefix: 'sts', operation: 'GetCallerIdentity', subject: 'the credentials' };
  const { Account: account } = await sts.send(new GetCallerIdentityCommand({})).catch((error: unknown) => {
    throw failureOf(error, request, {});
  });
  if (account === undefined) throw new Error('STS answered GetCallerIdentity without an account');
  return account;
}
