// The least that an action on CloudFormation can be: one stack and its template, at the same time. Bundled as our actions are.
import { getInput, setOutput } from '@actions/core';
import { CloudFormationClient, DescribeStacksCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';

const client = new CloudFormationClient({});
const StackName = getInput('stack');
const [{ Stacks: stacks = [] }] = await Promise.all([
  client.send(new DescribeStacksCommand({ StackName })),
  client.send(new GetTemplateCommand({ StackName })),
]);
setOutput('stack-id', stacks[0]?.StackId);
