import { describe, expect, it } from '@jest/globals';
import type { ChangeDetail, Evaluated } from '../../../../src/aws/cloudformation/evaluation.ts';
import { evaluator } from '../../../../src/aws/cloudformation/evaluator.ts';
import { evaluated, propertiesOf, resource } from './evaluated.ts';

interface Wanted {
  readonly key?: string;
  readonly table?: string;
  readonly attributes?: string;
}

/** A table, a role that names it by attribute, and a parameter of Systems Manager that names it by Ref. */
const template = ({ key = 'id', table = '', attributes = '' }: Wanted = {}) => `
Parameters: {Env: {Type: String, Default: dev}, Secret: {Type: String, NoEcho: true, Default: first}}
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    ${attributes}
    Properties:
      AttributeDefinitions: [{AttributeName: ${key}, AttributeType: S}]
      KeySchema: [{AttributeName: ${key}, KeyType: HASH}]
      BillingMode: PAY_PER_REQUEST
      ${table}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
      Policies: [{PolicyName: p, PolicyDocument: {Resource: !GetAtt Table.Arn}}]
  Name:
    Type: AWS::SSM::Parameter
    Properties: {Type: String, Value: !Sub '\${Table}-\${Env}', Description: !Ref Secret}
`;

const before = evaluated(template());
const compare = (was: Evaluated, is: Evaluated) =>
  new Map(evaluator.compare(was, is).map((change) => [change.logicalId, change]));
const told = (details: readonly ChangeDetail[] = []) =>
  details.map(
    ({ target, evaluation, changeSource, causingEntity }) =>
      `${target.path ?? target.attribute} ${target.requiresRecreation ?? ''} ${evaluation} ${changeSource ?? ''} ${causingEntity ?? ''}`,
  );

describe('two states of a stack', () => {
  it('are the same when nothing differs, physical ids and all', () => {
    const again = evaluated(template(), { previous: before });
    expect(evaluator.compare(before, again)).toEqual([]);
    expect(again.resources).toEqual(before.resources);
  });

  it('are all additions where there was no stack, unknown values and secrets not told', () => {
    const changes = evaluator.compare(undefined, before);
    expect(changes.map(({ action, logicalId }) => `${action} ${logicalId}`)).toEqual([
      'Add Table',
      'Add Role',
      'Add Name',
    ]);
    expect(JSON.parse(changes[2]?.afterContext ?? '')).toEqual({
      Properties: { Type: 'String', Value: '{{changeSet:KNOWN_AFTER_APPLY}}', Description: '****' },
    });
  });

  it('differ by a replacement where a create-only property does, and those that name the resource follow', () => {
    const after = evaluated(template({ key: 'name' }), { previous: before });
    const changes = compare(before, after);
    expect(changes.get('Table')).toMatchObject({
      action: 'Modify',
      replacement: 'True',
      policyAction: 'ReplaceAndDelete',
      scope: ['Properties'],
      physicalId: resource(before, 'Table').physicalId,
    });
    expect(told(changes.get('Table')?.details)).toEqual([
      '/Properties/AttributeDefinitions/0/AttributeName Never Static DirectModification ',
      '/Properties/KeySchema/0/AttributeName Always Static DirectModification ',
    ]);
    expect(told(changes.get('Role')?.details)).toEqual([
      '/Properties/Policies/0/PolicyDocument/Resource Never Dynamic ResourceAttribute Table.Arn',
    ]);
    expect(told(changes.get('Name')?.details)).toEqual(['/Properties/Value Never Dynamic ResourceReference Table']);
    expect(changes.get('Name')).toMatchObject({ replacement: 'False' });
    expect(resource(after, 'Table').physicalId).not.toBe(resource(before, 'Table').physicalId);
    expect(propertiesOf(after, 'Name')['Value']).toBe(`${resource(after, 'Table').physicalId}-dev`);
  });

  it('are replaced under another policy where the template has one', () => {
    const after = evaluated(template({ key: 'name', attributes: 'UpdateReplacePolicy: Retain' }), { previous: before });
    expect(compare(before, after).get('Table')).toMatchObject({
      policyAction: 'ReplaceAndRetain',
      scope: ['Properties', 'UpdateReplacePolicy'],
    });
  });

  it('cannot be reached where the replacement would have the same fixed name', () => {
    const fixed = evaluated(template({ table: 'TableName: fixed' }), { previous: before });
    const after = evaluated(template({ key: 'name', table: 'TableName: fixed' }), { previous: fixed });
    expect(resource(after, 'Table').fails).toBe(
      'CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename fixed and update the stack again.',
    );
    const renamed = evaluated(template({ key: 'name', table: 'TableName: other' }), { previous: fixed });
    expect(resource(renamed, 'Table').fails).toBeUndefined();
  });

  it('differ by a parameter, which is told as the cause, and whose secret is not told', () => {
    const after = evaluated(template(), { previous: before, parameters: { Env: 'prod', Secret: 'second' } });
    const changes = evaluator.compare(before, after);
    expect(changes.map(({ logicalId }) => logicalId)).toEqual(['Name']);
    expect(told(changes[0]?.details)).toEqual([
      '/Properties/Value Never Static ParameterReference Env',
      '/Properties/Value Never Dynamic DirectModification ',
      '/Properties/Description Never Static ParameterReference Secret',
      '/Properties/Description Never Dynamic DirectModification ',
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/first|second/);
  });

  it("differ by the stack's tags in every resource that can have tags", () => {
    const after = evaluated(template(), { previous: before, tags: new Map([['team', 'a']]) });
    const changes = evaluator.compare(before, after);
    expect(changes.map(({ logicalId, scope }) => [logicalId, ...scope])).toEqual([
      ['Table', 'Tags'],
      ['Role', 'Tags'],
      ['Name', 'Tags'],
    ]);
  });

  it('differ, as far as is known beforehand, in what takes an attribute of a resource that changes in place', () => {
    const after = evaluated(template({ table: 'DeletionProtectionEnabled: true' }), { previous: before });
    expect(resource(after, 'Role').properties).toEqual(resource(before, 'Role').properties);
    expect(told(compare(before, after).get('Role')?.details)).toEqual([
      '/Properties/Policies Never Dynamic ResourceAttribute Table.Arn',
    ]);
  });

  it('differ by what is removed, as its policy says', () => {
    const kept = (policy: string) =>
      evaluated(`Resources: {A: {Type: AWS::SNS::Topic}, B: {Type: AWS::S3::Bucket, DeletionPolicy: ${policy}}}\n`);
    const after = evaluated('Resources: {A: {Type: AWS::SNS::Topic}}\n');
    const action = (policy: string) => compare(kept(policy), after).get('B')?.policyAction;
    expect(['Delete', 'Retain', 'RetainExceptOnCreate'].map(action)).toEqual(['Delete', 'Retain', 'Retain']);
  });

  it('differ by an import where a resource is taken over, under the id that it has', () => {
    const text = 'Resources: {B: {Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: {BucketName: old}}}\n';
    const after = evaluated(text, { imported: new Map([['B', 'old']]) });
    expect(evaluator.compare(undefined, after)).toMatchObject([
      { action: 'Import', logicalId: 'B', physicalId: 'old' },
    ]);
  });
});
