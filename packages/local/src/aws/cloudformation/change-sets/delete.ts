import { structure } from '../../shapes/index.ts';
import { changeSetStatus, invalid } from '../errors.ts';
import { changes } from '../operation.ts';
import * as shapes from '../shapes.ts';
import { changeSetToDelete } from './find.ts';
import { dropNested } from './nested.ts';

/** Deleting what is not there succeeds; a stack that was made for the change set stays. */
export const deleteChangeSet = changes({
  name: 'DeleteChangeSet',
  input: structure({ ChangeSetName: shapes.changeSetNameOrId }, { StackName: shapes.stackName }),
  run(input, { stacks }) {
    const found = changeSetToDelete(input, stacks);
    if (found === undefined) return {};
    const { stack, changeSet } = found;
    const { id, execution, status } = changeSet;
    if (execution === 'EXECUTE_IN_PROGRESS' || status === 'CREATE_IN_PROGRESS' || status === 'CREATE_PENDING')
      throw changeSetStatus(
        `The change set ${id} cannot be deleted in its current status of [${execution === 'EXECUTE_IN_PROGRESS' ? execution : status}]`,
      );
    if (changeSet.parentId !== undefined) throw invalid(`${id} can only be deleted with its root change set.`);
    stacks.remember(stack);
    dropNested(stacks, changeSet);
    stack.drop(id);
    return {};
  },
});
