// What pods may do: the roles of cf/irsa-*.yaml, judged as IAM would.
import { describe, expect, it } from '@jest/globals';
import { account, ciPolicy, folderFor, inlinePolicies, issuer } from './folder.ts';
import { allows } from './iam.ts';
import { at, listOf, textOf } from './templates.ts';

const stacks = folderFor('staging');
const services = ['api', 'ui', 'worker', 'pipeline'].map((name) => {
  const role = [...(stacks.get(`irsa-${name}-role`)?.resources.values() ?? [])][0];
  return [name, role?.properties] as const;
});

describe.each(services)('the role of the service %s', (name, role) => {
  it('is taken by its service account in its own namespaces only', () => {
    const trust: unknown = JSON.parse(textOf(at(role, 'AssumeRolePolicyDocument')));
    expect(trust).toHaveProperty('Statement', [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com' },
          StringLike: { [`${issuer}:sub`]: `system:serviceaccount:${name}-*:deployment-runner` },
        },
      },
    ]);
    expect(at(role, 'RoleName')).toBe(`${name}-role-staging`);
  });

  it('has no right to everything, and each that it has also below the boundary of workloads', () => {
    expect(at(role, 'PermissionsBoundary')).toBe(`arn:aws:iam::${account}:policy/ci/biomage-workload-boundary-staging`);
    const statements = inlinePolicies(role).flatMap((document) => listOf(at(document, 'Statement')));
    const calls = statements.flatMap((one) =>
      listOf(at(one, 'Action')).flatMap((action) =>
        listOf(at(one, 'Resource')).map((resource) => ({ action: textOf(action), resource: textOf(resource) })),
      ),
    );
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.filter(({ action, resource }) => action.includes('*') || !resource.startsWith('arn:aws:'))).toEqual(
      [],
    );
    const boundary = ciPolicy(stacks, 'WorkloadBoundary');
    expect(calls.filter((call) => !allows([boundary], undefined, call))).toEqual([]);
  });
});
