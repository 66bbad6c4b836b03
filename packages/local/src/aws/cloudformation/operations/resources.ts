import type { Output } from '../../service.ts';
import { string, structure } from '../../shapes/index.ts';
import { invalid } from '../errors.ts';
import { reads } from '../operation.ts';
import { pageOf } from '../page.ts';
import * as shapes from '../shapes.ts';
import { found } from '../stacks/find.ts';
import type { ResourceState, StackView } from '../stacks/stack.ts';
import type { StackList } from '../stacks/stacks.ts';

export const listStackResources = reads({
  name: 'ListStackResources',
  input: structure({ StackName: string({ min: 1 }) }, { NextToken: shapes.nextToken }),
  run({ StackName, NextToken: token }, { stacks, world }) {
    const { state } = found(stacks, StackName);
    const { items, NextToken } = pageOf([...state.resources.values()], token, world.settings.pageSize);
    return {
      StackResourceSummaries: items.map((resource) => ({ ...described(resource), LastUpdatedTimestamp: resource.at })),
      NextToken,
    };
  },
});

/** Of a stack, all or one; or of the stack that has a resource of this physical id. At most 100, without pages. */
export const describeStackResources = reads({
  name: 'DescribeStackResources',
  input: structure({}, { StackName: string({ min: 1 }), LogicalResourceId: string(), PhysicalResourceId: string() }),
  run({ StackName, LogicalResourceId, PhysicalResourceId }, { stacks }) {
    if ((StackName === undefined) === (PhysicalResourceId === undefined))
      throw invalid('Either StackName or PhysicalResourceId must be specified, but not both');
    const stack = StackName === undefined ? ownerOf(stacks, PhysicalResourceId ?? '') : found(stacks, StackName);
    const wanted = [...stack.state.resources.values()].filter(
      ({ logicalId }) => LogicalResourceId === undefined || logicalId === LogicalResourceId,
    );
    if (LogicalResourceId !== undefined && wanted.length === 0) throw noSuchResource(stack, LogicalResourceId);
    return {
      StackResources: wanted.slice(0, 100).map((resource) => ({ ...inStack(stack, resource), Timestamp: resource.at })),
    };
  },
});

export const describeStackResource = reads({
  name: 'DescribeStackResource',
  input: structure({ StackName: string({ min: 1 }), LogicalResourceId: string() }, {}),
  run({ StackName, LogicalResourceId }, { stacks }) {
    const stack = found(stacks, StackName);
    const resource = stack.state.resources.get(LogicalResourceId);
    if (resource === undefined) throw noSuchResource(stack, LogicalResourceId);
    const Metadata = stack.state.evaluated?.resources.get(LogicalResourceId)?.metadata ?? '{}';
    return { StackResourceDetail: { ...inStack(stack, resource), LastUpdatedTimestamp: resource.at, Metadata } };
  },
});

function inStack({ identity }: StackView, resource: ResourceState): Output {
  return { StackName: identity.name, StackId: identity.id, ...described(resource) };
}

function described({ logicalId, physicalId, type, status, reason, drift }: ResourceState): Output {
  return {
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    ResourceStatus: status,
    ResourceStatusReason: reason,
    DriftInformation: { StackResourceDriftStatus: drift?.status ?? 'NOT_CHECKED' },
  };
}

function ownerOf(stacks: StackList, physicalId: string): StackView {
  const owner = stacks
    .all()
    .find(({ state }) => [...state.resources.values()].some((resource) => resource.physicalId === physicalId));
  if (owner === undefined) throw invalid(`Stack for ${physicalId} does not exist`);
  return owner;
}

function noSuchResource({ identity }: StackView, logicalId: string): Error {
  return invalid(`Resource ${logicalId} does not exist for stack ${identity.name}`);
}
