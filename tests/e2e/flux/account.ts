import { stringify } from 'yaml';

/** An AWS account, as charts know it by `myAccount`. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
  readonly domainName: string;
  readonly acmCertificate: string;
  readonly publicFacing: boolean;
}

export const account: Account = {
  accountId: '123456789012',
  region: 'eu-west-1',
  domainName: 'scp-staging.example.org',
  acmCertificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/0e1f',
  publicFacing: true,
};

/** PURE: what is laid over the account-config of every release. */
export function accountConfigOf(myAccount: Account): unknown {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'account-config', labels: { 'reconcile.fluxcd.io/watch': 'Enabled' } },
    data: { 'account-config.yaml': stringify({ myAccount }) },
  };
}
