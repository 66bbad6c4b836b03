import { choice, list, string, structure } from '../../shapes/index.ts';
import { reads } from '../operation.ts';
import { pageOf } from '../page.ts';
import * as shapes from '../shapes.ts';
import { describeStack } from '../stacks/describe.ts';
import { found } from '../stacks/find.ts';
import { stackStatuses } from '../stacks/status.ts';

/** One, by name, or, deleted too, by ARN; or all that are not deleted. */
export const describeStacks = reads({
  name: 'DescribeStacks',
  input: structure({}, { StackName: string({ min: 1 }), NextToken: shapes.nextToken }),
  run({ StackName, NextToken: token }, { stacks, world }) {
    if (StackName !== undefined) return { Stacks: [describeStack(found(stacks, StackName))] };
    const living = stacks.all().filter(({ state }) => state.status !== 'DELETE_COMPLETE');
    const { items, NextToken } = pageOf(living.toReversed(), token, world.settings.pageSize);
    return { Stacks: items.map(describeStack), NextToken };
  },
});

export const listStacks = reads({
  name: 'ListStacks',
  input: structure({}, { NextToken: shapes.nextToken, StackStatusFilter: list(choice(stackStatuses)) }),
  run({ StackStatusFilter: wanted, NextToken: token }, { stacks, world }) {
    const all = stacks.all().filter(({ state }) => wanted?.includes(state.status) ?? true);
    const { items, NextToken } = pageOf(all.toReversed(), token, world.settings.pageSize);
    return {
      StackSummaries: items.map(({ identity, state }) => ({
        StackId: identity.id,
        StackName: identity.name,
        TemplateDescription: state.evaluated?.description,
        CreationTime: state.createdAt,
        LastUpdatedTime: state.updatedAt,
        DeletionTime: state.deletedAt,
        StackStatus: state.status,
        StackStatusReason: state.reason,
        ParentId: identity.parentId,
        RootId: identity.rootId,
        DriftInformation: { StackDriftStatus: state.drift },
        LastOperations: state.operations.map(({ type, id }) => ({ OperationType: type, OperationId: id })),
      })),
      NextToken,
    };
  },
});
