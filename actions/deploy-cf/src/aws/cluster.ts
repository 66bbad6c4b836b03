import { ActionError } from '@iac/action-kit/errors';
import { connection, failureOf, type Cure } from '@iac/aws';
import type { DeployErrorCode } from '../errors.ts';

/** The OIDC issuer of an EKS cluster, as IAM's trust policies name it: without `https://`. Its client is loaded only for this. */
export async function oidcIssuer(cluster: string, region: string): Promise<string> {
  const { EKSClient, DescribeClusterCommand } = await import('@aws-sdk/client-eks');
  const eks = new EKSClient(connection({ variable: 'EKS', host: 'eks' }, region, process.env));
  const request = { service: 'EKS', prefix: 'eks', operation: 'DescribeCluster', subject: `the cluster ${cluster}` };
  const answer = await eks.send(new DescribeClusterCommand({ name: cluster })).catch((error: unknown) => {
    throw failureOf(error, request, { ResourceNotFoundException: notFound(cluster, region) });
  });
  const issuer = answer.cluster?.identity?.oidc?.issuer;
  if (issuer?.startsWith('https://') === true) return issuer.slice('https://'.length);
  throw new ActionError<DeployErrorCode>({
    code: 'cluster-without-oidc',
    problem: `EKS names no OIDC issuer for the cluster ${cluster}, which is ${answer.cluster?.status ?? 'in no known state'}.`,
    remedy: 'Wait until it is ACTIVE, then run this step again.',
  });
}

function notFound(cluster: string, region: string): Cure<DeployErrorCode> {
  return {
    code: 'cluster-not-found',
    user: true,
    problem: () => `There is no EKS cluster ${cluster} in ${region}, whose issuer the parameter OIDCProvider takes.`,
    remedy: () =>
      'Make the cluster first, correct cluster-name, or give OIDCProvider in `parameters`; leave irsa-* out of `templates` to go without.',
  };
}
