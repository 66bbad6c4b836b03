// What GitHub's workflows may do: the roles of infra/cf-ci-roles.yaml and their boundary, judged as IAM would.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Json } from '@iac/cloudformation';
import type { Made } from './evaluate.ts';
import { account, ciPolicy, folderFor, inlinePolicies } from './folder.ts';
import { allows, type Call } from './iam.ts';
import { at, listOf, root } from './templates.ts';

const stacks = folderFor('staging');
const ci: ReadonlyMap<string, Made> = stacks.get('cf-ci-roles')?.resources ?? new Map<string, Made>();
const boundary = ciPolicy(stacks, 'CiBoundary');
const stack = (name: string) => `arn:aws:cloudformation:eu-west-1:${account}:stack/${name}/1`;
const iam = (name: string) => `arn:aws:iam::${account}:${name}`;
const workload = { 'iam:PermissionsBoundary': iam('policy/ci/biomage-workload-boundary-staging') };
const admin = { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/AdministratorAccess' };
const byRole = new Map(
  ['PlanRole', 'DeployRole', 'ExecutionRole'].map((id) => {
    const role = ci.get(id)?.properties;
    const managed = listOf(at(role, 'ManagedPolicyArns')).length > 0 ? [ciPolicy(stacks, 'Look')] : [];
    return [id, [...inlinePolicies(role), ...managed]] as const;
  }),
);
const may = (role: string, call: Call) => allows(byRole.get(role) ?? [], boundary, call);

/** The actions of each JSON block: what only reads, then what more is needed for change sets, then to execute them. */
function policiesOfReadme(): string[][] {
  const readme = readFileSync(join(root, 'actions/deploy-cf/README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```json\n([^]*?)```/g)].map(([, block = '']) => block);
  return blocks.map((block) => [...block.matchAll(/"((?:cloudformation|eks):\w+)"/g)].map(([, action = '']) => action));
}

function callOf(action: string): Call {
  const lists = /:(DescribeStacks|ListExports)$/.test(action);
  if (action.startsWith('eks:'))
    return { action, resource: `arn:aws:eks:eu-west-1:${account}:cluster/biomage-staging` };
  return { action, resource: lists ? '*' : stack('biomage-s3-staging') };
}

describe('the roles of CI', () => {
  it.each([
    ['PlanRole', 'staging-plan'],
    ['DeployRole', 'staging'],
  ])('%s is taken by jobs of the GitHub environment %s only, under both forms of their subject', (id, environment) => {
    const [trust, ...others] = listOf(at(ci.get(id)?.properties, 'AssumeRolePolicyDocument', 'Statement'));
    expect(others).toEqual([]);
    expect(at(trust, 'Condition')).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': [
          `repo:example/iac:environment:${environment}`,
          `repo:example@42/iac@4711:environment:${environment}`,
        ],
      },
    });
  });

  it('plan without being able to execute or delete anything', () => {
    const resource = stack('biomage-s3-staging');
    expect(may('PlanRole', { action: 'cloudformation:CreateChangeSet', resource })).toBe(true);
    expect(may('PlanRole', { action: 'cloudformation:GetTemplate', resource })).toBe(true);
    for (const action of ['ExecuteChangeSet', 'DeleteStack', 'UpdateStack', 'CreateStack', 'SetStackPolicy']) {
      expect([action, may('PlanRole', { action: `cloudformation:${action}`, resource })]).toEqual([action, false]);
    }
    const execution = { action: 'iam:PassRole', resource: iam('role/ci/biomage-ci-execution-staging') };
    expect(may('PlanRole', { ...execution, context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } })).toBe(
      false,
    );
  });

  it('deploy the stacks of their environment, and not the one that they come from', () => {
    const execute = (name: string) =>
      may('DeployRole', { action: 'cloudformation:ExecuteChangeSet', resource: stack(name) });
    expect(execute('biomage-s3-staging')).toBe(true);
    expect(execute('biomage-s3-production')).toBe(false);
    expect(execute('biomage-ci-roles-staging')).toBe(false);
    expect(execute('somebody-elses-staging')).toBe(false);
  });

  it('may do all that deploy-cf asks for in its README', () => {
    const [plan = [], ...others] = policiesOfReadme();
    const missing = (role: string, actions: readonly string[]) =>
      actions.filter((action) => !may(role, callOf(action)));
    expect(missing('PlanRole', plan)).toEqual([]);
    expect(others.flat().length).toBeGreaterThan(10);
    expect(missing('DeployRole', [...plan, ...others.flat()])).toEqual([]);
  });

  it('touch no resource but through CloudFormation', () => {
    const resource = 'arn:aws:s3:::biomage-originals-staging-111122223333';
    expect(may('DeployRole', { action: 's3:PutBucketPolicy', resource })).toBe(false);
    expect(may('ExecutionRole', { action: 's3:PutBucketPolicy', resource })).toBe(true);
    expect(may('ExecutionRole', { action: 's3:GetObject', resource: `${resource}/a` })).toBe(false);
    const pass = (role: string, to: string) =>
      may('DeployRole', { action: 'iam:PassRole', resource: iam(role), context: { 'iam:PassedToService': to } });
    expect(pass('role/ci/biomage-ci-execution-staging', 'cloudformation.amazonaws.com')).toBe(true);
    expect(pass('role/ci/biomage-ci-execution-staging', 'lambda.amazonaws.com')).toBe(false);
    expect(pass('role/administrator', 'cloudformation.amazonaws.com')).toBe(false);
  });

  it('make roles of services below the boundary of workloads only', () => {
    const make = (name: string, context?: Readonly<Record<string, string>>) =>
      may('ExecutionRole', { action: 'iam:CreateRole', resource: iam(name), ...(context && { context }) });
    expect(make('role/api-role-staging', workload)).toBe(true);
    expect(make('role/api-role-staging')).toBe(false);
    expect(make('role/api-role-staging', admin)).toBe(false);
    expect(make('role/api-role-production', workload)).toBe(false);
    expect(make('role/ci/other-role-staging', workload)).toBe(false);
  });
});

describe('the boundary of CI', () => {
  const everything: Json = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const roles = ['plan', 'deploy', 'execution'].map((name) => iam(`role/ci/biomage-ci-${name}-staging`));
  const policies = ['ci-boundary', 'workload-boundary', 'ci-look'].map((name) =>
    iam(`policy/ci/biomage-${name}-staging`),
  );
  const onRoles = [
    'DeleteRolePermissionsBoundary',
    'PutRolePermissionsBoundary',
    'PutRolePolicy',
    'AttachRolePolicy',
  ].concat([
    'DetachRolePolicy',
    'UpdateAssumeRolePolicy',
    'DeleteRole',
    'DeleteRolePolicy',
    'CreateRole',
    'UpdateRole',
  ]);
  const onPolicies = ['CreatePolicyVersion', 'SetDefaultPolicyVersion', 'DeletePolicy', 'DeletePolicyVersion'];
  const contexts = [{}, workload, admin, { 'iam:PermissionsBoundary': policies[0] ?? '' }];
  const can = (call: Call) => allows([everything], boundary, call);

  it('cannot be taken off or widened by a role that is given every right', () => {
    const calls = [
      ...roles.flatMap((resource) => onRoles.map((name) => ({ action: `iam:${name}`, resource }))),
      ...policies.flatMap((resource) => onPolicies.map((name) => ({ action: `iam:${name}`, resource }))),
    ];
    expect(calls.flatMap((call) => contexts.filter((context) => can({ ...call, context }))).length).toBe(0);
  });

  it('leaves no way to an identity without it', () => {
    const ways = [
      'CreateUser',
      'CreateAccessKey',
      'AttachUserPolicy',
      'AddUserToGroup',
      'CreateLoginProfile',
      'PassRole',
    ];
    const resources = [iam('user/ann'), iam('role/administrator'), iam('group/all')];
    const calls = ways.flatMap((name) => resources.map((resource) => ({ action: `iam:${name}`, resource })));
    expect(calls.filter((call) => can(call))).toEqual([]);
    const resource = iam('role/new-role-staging');
    expect(can({ action: 'iam:CreateRole', resource, context: workload })).toBe(true);
    for (const context of [{}, admin]) {
      expect(can({ action: 'iam:CreateRole', resource, context })).toBe(false);
      expect(can({ action: 'iam:AttachRolePolicy', resource, context })).toBe(false);
      expect(can({ action: 'iam:DeleteRolePermissionsBoundary', resource, context })).toBe(false);
    }
  });

  it('is on each role, and each policy is as short as IAM wants it', () => {
    const all = [...ci.values()];
    const made = all.filter(({ type }) => type === 'AWS::IAM::Role').map(({ properties }) => properties);
    expect(made.map((role) => at(role, 'PermissionsBoundary'))).toEqual(made.map(() => policies[0]));
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    const managed = all.filter(({ type }) => type === 'AWS::IAM::ManagedPolicy');
    const sizes = managed.map(({ properties }) => JSON.stringify(at(properties, 'PolicyDocument')).length);
    expect(sizes.filter((size) => size > 6144)).toEqual([]);
    expect(made.filter((role) => JSON.stringify(inlinePolicies(role)).length > 10_240)).toEqual([]);
  });
});
