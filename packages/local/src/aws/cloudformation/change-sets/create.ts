import { AwsError } from '../../errors.ts';
import { boolean, choice, list, string, structure } from '../../shapes/index.ts';
import { invalid, noStackToChange, notUpdatable } from '../errors.ts';
import { type ChangeContext, changes } from '../operation.ts';
import * as shapes from '../shapes.ts';
import { emptyState } from '../stacks/empty-state.ts';
import type { Stack } from '../stacks/stack.ts';
import { isUpdatable } from '../stacks/status.ts';
import type { ChangeSet } from './change-set.ts';
import { checkRequest, type CreateChangeSetInput, requestOf } from './input.ts';
import { newChangeSet } from './prepare.ts';

export const createChangeSet = changes({
  name: 'CreateChangeSet',
  input: structure(
    { StackName: shapes.stackName, ChangeSetName: shapes.changeSetName },
    {
      ChangeSetType: choice(['CREATE', 'UPDATE', 'IMPORT']),
      TemplateBody: shapes.templateBody,
      TemplateURL: shapes.templateUrl,
      UsePreviousTemplate: boolean,
      Parameters: shapes.parameters,
      Capabilities: shapes.capabilities,
      ResourceTypes: shapes.resourceTypes,
      RoleARN: shapes.roleArn,
      RollbackConfiguration: shapes.rollbackConfiguration,
      NotificationARNs: list(string(), { max: 5 }),
      Tags: shapes.tags,
      ClientToken: string({ min: 1, max: 128 }),
      Description: string({ min: 1, max: 1024 }),
      ResourcesToImport: shapes.resourcesToImport,
      IncludeNestedStacks: boolean,
      OnStackFailure: choice(['DO_NOTHING', 'ROLLBACK', 'DELETE']),
      ImportExistingResources: boolean,
      DeploymentMode: choice(['REVERT_DRIFT']),
      DeploymentConfig: shapes.deploymentConfig,
      DisableValidation: boolean,
    },
  ),
  run(input, context) {
    checkRequest(input);
    const known = context.stacks.find(input.StackName);
    const same = known && repeated(input, known);
    if (known !== undefined && same !== undefined) return { Id: same.id, StackId: known.identity.id };
    checkStack(input, known, context);
    const stack = known ?? reviewed(input.StackName, context);
    try {
      const made = newChangeSet(context, { input, request: requestOf(input), stack });
      return { Id: made.id, StackId: stack.identity.id };
    } catch (error) {
      // A call that is refused leaves no stack behind.
      if (known === undefined) context.stacks.remove(stack);
      throw error;
    }
  },
});

/** The same call again, by its token; throws where another call has the name. */
function repeated(
  { ChangeSetName: name, ClientToken: token }: CreateChangeSetInput,
  stack: Stack,
): ChangeSet | undefined {
  const present = [...stack.changeSets.values()].find((changeSet) => changeSet.name === name);
  if (present === undefined) return undefined;
  if (token !== undefined && present.request.clientToken === token) return present;
  // https://github.com/awslabs/landing-zone-accelerator-on-aws/issues/442
  throw new AwsError(
    'AlreadyExistsException',
    `ChangeSet ${name} cannot be created due to a mismatch with existing attribute ClientToken`,
  );
}

function checkStack(input: CreateChangeSetInput, stack: Stack | undefined, { stacks, world }: ChangeContext): void {
  const { StackName: name, ChangeSetName: changeSet, ChangeSetType: type = 'UPDATE' } = input;
  if (stack === undefined) {
    if (type === 'UPDATE' || name.startsWith('arn:')) throw noStackToChange(name);
    if (stacks.live().length >= world.settings.maximumStacks)
      throw new AwsError('LimitExceededException', 'Limit for stack has been exceeded');
    return;
  }
  const { status } = stack.state;
  if (type === 'CREATE' && status !== 'REVIEW_IN_PROGRESS')
    throw invalid(`Stack [${name}] already exists and cannot be created again with the changeSet [${changeSet}].`);
  const review = status === 'REVIEW_IN_PROGRESS' && type !== 'UPDATE';
  if (!review && !isUpdatable(status)) throw notUpdatable(stack.identity.id, status);
  if (stack.changeSets.size >= world.settings.maximumChangeSets)
    throw new AwsError('LimitExceededException', `ChangeSet limit exceeded for stack ${stack.identity.id}`);
}

/** A new stack of which nothing is there but the change set. */
function reviewed(name: string, { stacks, world }: ChangeContext): Stack {
  return stacks.add({ name, state: emptyState('REVIEW_IN_PROGRESS', world.schedule.time) });
}
