// As most deployers go about it: a change set for every template, one after the other, and a fixed time between two looks. Bundled as
// our actions are. Inputs: templates (paths, one a line), change-set-poll and stack-poll (seconds).
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { getInput, getMultilineInput, setOutput } from '@actions/core';
import { CloudFormation } from '@aws-sdk/client-cloudformation';

const client = new CloudFormation({});
const changeSetPoll = Number(getInput('change-set-poll')) * 1_000;
const stackPoll = Number(getInput('stack-poll')) * 1_000;

for (const path of getMultilineInput('templates')) {
  const StackName = `biomage-${basename(path, '.yaml')}-staging`;
  const before = await client.describeStacks({ StackName }).catch(() => undefined);
  const { Id: ChangeSetName } = await client.createChangeSet({
    StackName,
    ChangeSetName: `serial-${Date.now()}`,
    ChangeSetType: before === undefined ? 'CREATE' : 'UPDATE',
    TemplateBody: await readFile(path, 'utf8'),
    Parameters: [{ ParameterKey: 'Environment', ParameterValue: 'staging' }],
  });
  for (;;) {
    const { Status, StatusReason } = await client.describeChangeSet({ ChangeSetName });
    if (Status === 'CREATE_COMPLETE') {
      await client.executeChangeSet({ ChangeSetName });
      await settled(StackName);
      break;
    }
    if (Status === 'FAILED') {
      await client.deleteChangeSet({ ChangeSetName });
      if (!StatusReason?.includes("didn't contain changes")) throw new Error(StatusReason);
      break;
    }
    await setTimeout(changeSetPoll);
  }
  const { Stacks: stacks = [] } = await client.describeStacks({ StackName });
  setOutput('stack-id', stacks[0]?.StackId);
}

async function settled(StackName: string): Promise<void> {
  for (;;) {
    const { Stacks: stacks = [] } = await client.describeStacks({ StackName });
    const status = stacks[0]?.StackStatus ?? '';
    if (!status.endsWith('_IN_PROGRESS')) {
      if (!/^(CREATE|UPDATE)_COMPLETE$/.test(status)) throw new Error(status);
      return;
    }
    await setTimeout(stackPoll);
  }
}
