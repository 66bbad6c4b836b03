import type { CloudFormation as Client } from '@aws-sdk/client-cloudformation';
import { unless } from '@iac/aws';
import type { CloudFormation } from '../cloudformation.ts';
import { ask, pagesOf, present } from './ask.ts';
import { noChangeSet } from './cures.ts';
import { noSuchStack } from './no-such-stack.ts';
import { stackFrom } from './read-stack.ts';

type StackReader = Pick<CloudFormation, 'describeStack' | 'describeStacks' | 'getTemplate' | 'listStackResources'>;

export function stackReader(client: Client): StackReader {
  return {
    describeStack: (name) =>
      ask(
        'DescribeStacks',
        name,
        noSuchStack(
          client.describeStacks({ StackName: name }).then(({ Stacks = [] }) => Stacks[0] && stackFrom(Stacks[0])),
        ),
      ),
    describeStacks: async (most) => {
      const pages = await ask(
        'DescribeStacks',
        'all stacks',
        pagesOf(
          (token) => client.describeStacks(token),
          (_, count) => count >= most,
        ),
      );
      if ((pages.at(-1)?.NextToken ?? '') !== '') return 'too-many';
      return pages.flatMap(({ Stacks = [] }) => Stacks.map(stackFrom));
    },
    // A stack that was never executed has none, and every other reason not to give it is one to make a change set.
    getTemplate: (of) =>
      'stack' in of ? template(client, { StackName: of.stack }) : template(client, { ChangeSetName: of.changeSet }),
    listStackResources: async (stackId) => {
      const pages = await ask(
        'ListStackResources',
        stackId,
        pagesOf((token) => client.listStackResources({ StackName: stackId, ...token })),
      );
      return pages
        .flatMap(({ StackResourceSummaries = [] }) => StackResourceSummaries)
        .map(({ LogicalResourceId, PhysicalResourceId, ResourceType, ResourceStatus }) => ({
          logicalId: present(LogicalResourceId, 'LogicalResourceId'),
          ...(PhysicalResourceId !== undefined && { physicalId: PhysicalResourceId }),
          type: present(ResourceType, 'ResourceType'),
          status: present(ResourceStatus, 'ResourceStatus'),
        }));
    },
  };
}

function template(client: Client, of: { StackName: string } | { ChangeSetName: string }): Promise<string | undefined> {
  const subject = 'StackName' in of ? of.StackName : of.ChangeSetName;
  const answer = client.getTemplate({ ...of, TemplateStage: 'Original' }).then(({ TemplateBody }) => TemplateBody);
  return ask(
    'GetTemplate',
    subject,
    unless(['ValidationError', ...noChangeSet], answer, () => undefined),
  );
}
