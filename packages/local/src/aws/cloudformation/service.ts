import { AwsError } from '../errors.ts';
import { awsQuery } from '../protocol/aws-query.ts';
import type { Service } from '../service.ts';
import { createChangeSet } from './change-sets/create.ts';
import { deleteChangeSet } from './change-sets/delete.ts';
import { describeChangeSet, listChangeSets } from './change-sets/describe.ts';
import { executeChangeSet } from './change-sets/execute.ts';
import type { CloudFormation } from './cloudformation.ts';
import {
  cancelUpdateStack,
  continueUpdateRollback,
  deleteStackOperation,
  rollbackStack,
  updateTerminationProtection,
} from './operations/control.ts';
import { describeEvents, describeStackEvents } from './operations/events.ts';
import { listExports, listImports } from './operations/exports.ts';
import { getHookResult } from './operations/hooks.ts';
import { describeStackResource, describeStackResources, listStackResources } from './operations/resources.ts';
import { describeStacks, listStacks } from './operations/stacks.ts';
import { getTemplate, getTemplateSummary, validateTemplate } from './operations/templates.ts';

const operations = [
  createChangeSet,
  describeChangeSet,
  listChangeSets,
  deleteChangeSet,
  executeChangeSet,
  describeStacks,
  listStacks,
  getTemplate,
  getTemplateSummary,
  validateTemplate,
  listStackResources,
  describeStackResource,
  describeStackResources,
  describeStackEvents,
  describeEvents,
  getHookResult,
  listExports,
  listImports,
  deleteStackOperation,
  cancelUpdateStack,
  continueUpdateRollback,
  rollbackStack,
  updateTerminationProtection,
];

/** CloudFormation 2010-05-15. */
export function cloudFormationService(world: CloudFormation): Service {
  return {
    name: 'cloudformation',
    protocol: awsQuery({
      service: 'cloudformation',
      version: '2010-05-15',
      namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    }),
    operations: new Map(operations.map((made) => made(world)).map((operation) => [operation.name, operation])),
    invalid: ({ at, constraint }) =>
      new AwsError(
        'ValidationError',
        `1 validation error detected: Value at '${at}' failed to satisfy constraint: ${constraint}`,
      ),
  };
}
