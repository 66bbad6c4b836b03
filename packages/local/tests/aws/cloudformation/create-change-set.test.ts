import { CreateChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { failure, propose, queues, withCloudFormation } from './started.ts';

const template = queues({ Jobs: {} });
const update = queues({ Jobs: { Properties: { DelaySeconds: 3 } } });

describe('CreateChangeSet', () => {
  const role = JSON.stringify({
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r', AssumeRolePolicyDocument: { Statement: [] } } },
    },
  });
  it.each<[string, { readonly text: string; readonly more: object; readonly wanted: string }]>([
    ['a stack that is not there', { text: template, more: {}, wanted: 'ValidationError: Stack [api] does not exist' }],
    [
      'a name that is too long',
      {
        text: template,
        more: { StackName: `a${'b'.repeat(128)}`, ChangeSetType: 'CREATE' },
        wanted: 'ValidationError: 1 validation',
      },
    ],
    [
      'no template',
      {
        text: '',
        more: { TemplateBody: undefined, ChangeSetType: 'CREATE' },
        wanted: 'ValidationError: Either Template URL or',
      },
    ],
    [
      'a template of more than 51,200 characters',
      {
        text: ' '.repeat(51_201),
        more: { ChangeSetType: 'CREATE' },
        wanted: "ValidationError: 1 validation error detected: Value at 'TemplateBody' failed",
      },
    ],
    [
      'capabilities that are missing',
      {
        text: role,
        more: { ChangeSetType: 'CREATE', Capabilities: ['CAPABILITY_IAM'] },
        wanted: 'InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_NAMED_IAM]',
      },
    ],
    [
      'a value for no parameter',
      {
        text: template,
        more: { ChangeSetType: 'CREATE', Parameters: [{ ParameterKey: 'X', ParameterValue: '1' }] },
        wanted: 'ValidationError: Parameter values specified for a template which does not require them.',
      },
    ],
    [
      'a previous value of a new stack',
      {
        text: template,
        more: { ChangeSetType: 'CREATE', Parameters: [{ ParameterKey: 'X', UsePreviousValue: true }] },
        wanted:
          'ValidationError: Invalid input for parameter key X. Cannot specify usePreviousValue as true for a parameter key not in the previous template',
      },
    ],
    [
      'a tag of AWS',
      {
        text: template,
        more: { ChangeSetType: 'CREATE', Tags: [{ Key: 'aws:a', Value: 'b' }] },
        wanted: 'ValidationError: ',
      },
    ],
    ['imports without resources', { text: template, more: { ChangeSetType: 'IMPORT' }, wanted: 'ValidationError: ' }],
    [
      'a type that does not exist',
      {
        text: queues({ A: { Type: 'AWS::SQS::Quue' } }),
        more: { ChangeSetType: 'CREATE' },
        wanted: 'ValidationError: Template format error: Unrecognized resource types: [AWS::SQS::Quue]',
      },
    ],
  ])('refuses %s, and leaves nothing behind', (_, { text, more, wanted }) =>
    withCloudFormation(async (timed) => {
      expect(await failure(propose(timed, text, more))).toContain(wanted);
      expect(timed.aws.cloudformation.stacks).toEqual([]);
    }),
  );

  it('refuses to create what is there, and to change what is being changed', () =>
    withCloudFormation(async (timed) => {
      const { aws, client } = timed;
      aws.cloudformation.put('api', { template });
      const create = new CreateChangeSetCommand({
        StackName: 'api',
        ChangeSetName: 'x',
        ChangeSetType: 'CREATE',
        TemplateBody: template,
      });
      expect(await failure(client.send(create))).toBe(
        'ValidationError: Stack [api] already exists and cannot be created again with the changeSet [x].',
      );
      const { identity } = aws.cloudformation.put('api', { status: 'UPDATE_IN_PROGRESS' });
      expect(await failure(propose(timed, update))).toBe(
        `ValidationError: Stack:${identity.id} is in UPDATE_IN_PROGRESS state and can not be updated.`,
      );
    }));

  it('counts stacks and change sets', () =>
    withCloudFormation(async (timed) => {
      const { settings } = timed.aws.cloudformation;
      settings.maximumStacks = 1;
      settings.maximumChangeSets = 1;
      await propose(timed, template, { ChangeSetType: 'CREATE' });
      expect(await failure(propose(timed, template, { ChangeSetType: 'CREATE', StackName: 'b' }))).toMatch(
        /^LimitExceeded/,
      );
      expect(await failure(propose(timed, template, { ChangeSetType: 'CREATE', ChangeSetName: 'b' }))).toMatch(
        /^LimitExceeded/,
      );
    }));
});
