import type { DescribeChangeSetOutput } from '@aws-sdk/client-cloudformation';
import type { ResourceChange } from '../stack.ts';

/** What changes in nested stacks, of which each has a change set of its own; `read`: the changes of one, by its ARN. */
export async function nestedChanges(
  pages: readonly DescribeChangeSetOutput[],
  read: (id: string) => Promise<readonly ResourceChange[]>,
): Promise<ResourceChange[]> {
  const changes = pages.flatMap(({ Changes = [] }) => Changes.flatMap(({ ResourceChange: change }) => change ?? []));
  const found = changes.map(async ({ ChangeSetId: id, LogicalResourceId: logicalId = '' }) => {
    const within = id === undefined || id === '' ? [] : await read(id);
    return within.map((change) => ({ ...change, nested: [logicalId, ...(change.nested ?? [])] }));
  });
  return (await Promise.all(found)).flat();
}
