import type { CloudFormation as Client, CreateChangeSetInput } from '@aws-sdk/client-cloudformation';
import { unless } from '@iac/aws';
import type { ChangeSet, NewChangeSet } from '../change-set.ts';
import type { CloudFormation, Execution } from '../cloudformation.ts';
import { ask, pagesOf, present } from './ask.ts';
import { noChangeSet } from './cures.ts';
import { nestedChanges } from './nested-changes.ts';
import { changesFrom, changeSetFrom, withValues } from './read-change-set.ts';

type ChangeSets = Pick<
  CloudFormation,
  'createChangeSet' | 'describeChangeSet' | 'listChangeSets' | 'executeChangeSet' | 'deleteChangeSet'
>;

export function changeSets(client: Client): ChangeSets {
  return {
    createChangeSet: async (request) => {
      const { Id, StackId } = await ask('CreateChangeSet', request.stackName, client.createChangeSet(input(request)));
      return { id: present(Id, 'Id'), stackId: present(StackId, 'StackId') };
    },
    describeChangeSet: (id) =>
      ask(
        'DescribeChangeSet',
        id,
        unless(noChangeSet, describe(client, id), () => undefined),
      ),
    listChangeSets: async (stack) => {
      const pages = await ask(
        'ListChangeSets',
        stack,
        pagesOf((token) => client.listChangeSets({ StackName: stack, ...token })),
      );
      const all = pages.flatMap(({ Summaries = [] }) => Summaries);
      return all.map(({ ChangeSetId, ChangeSetName, CreationTime, Status, ExecutionStatus }) => ({
        id: present(ChangeSetId, 'ChangeSetId'),
        name: present(ChangeSetName, 'ChangeSetName'),
        createdAt: present(CreationTime, 'CreationTime'),
        status: present(Status, 'Status'),
        executionStatus: ExecutionStatus ?? 'UNAVAILABLE',
      }));
    },
    executeChangeSet: (execution) => execute(client, execution),
    deleteChangeSet: async (id) => {
      const answer = client.deleteChangeSet({ ChangeSetName: id });
      await ask(
        'DeleteChangeSet',
        id,
        unless(noChangeSet, answer, () => undefined),
      );
    },
  };
}

async function describe(client: Client, id: string): Promise<ChangeSet> {
  const read = (more: { IncludePropertyValues?: boolean }) =>
    pagesOf((token) => client.describeChangeSet({ ChangeSetName: id, ...more, ...token }));
  const pages = await read({});
  const changes = changesFrom(pages);
  if (pages[0]?.Status !== 'CREATE_COMPLETE') return changeSetFrom(pages, changes);
  const [valued, nested] = await Promise.all([
    changes.some(({ action }) => action === 'Modify' || action === 'SyncWithActual')
      ? read({ IncludePropertyValues: true })
      : [],
    nestedChanges(pages, async (one) => (await describe(client, one)).changes),
  ]);
  return changeSetFrom(pages, [...withValues(changes, changesFrom(valued)), ...nested]);
}

async function execute(client: Client, { changeSetId, token, ...settings }: Execution): Promise<void> {
  const answer = client.executeChangeSet({
    ChangeSetName: changeSetId,
    ClientRequestToken: token,
    DisableRollback: settings.disableRollback,
    RetainExceptOnCreate: settings.retainExceptOnCreate,
  });
  const used = ['TokenAlreadyExistsException', 'TokenAlreadyExists'];
  await ask(
    'ExecuteChangeSet',
    changeSetId,
    unless(used, answer, () => undefined),
  );
}

function input(request: NewChangeSet): CreateChangeSetInput {
  const { source, tags, roleArn, express, rollback } = request;
  return {
    StackName: request.stackName,
    ChangeSetName: request.name,
    ChangeSetType: request.type,
    ...('body' in source ? { TemplateBody: source.body } : { TemplateURL: source.url }),
    Parameters: request.parameters.map(({ key, ...parameter }) =>
      'value' in parameter
        ? { ParameterKey: key, ParameterValue: parameter.value }
        : { ParameterKey: key, UsePreviousValue: true },
    ),
    Capabilities: [...request.capabilities],
    ...(tags && { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
    ...(roleArn !== undefined && { RoleARN: roleArn }),
    Description: request.description,
    ClientToken: request.token,
    // Express mode leaves rollback off unless told.
    ...(express && { DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: !rollback } }),
    ...(request.revertDrift && { DeploymentMode: 'REVERT_DRIFT' }),
    ...(request.importExisting && { ImportExistingResources: true }),
    ...(request.includeNested && { IncludeNestedStacks: true }),
    ...(request.disableValidation && { DisableValidation: true }),
    ...(request.deleteOnFailure && { OnStackFailure: 'DELETE' }),
  };
}
