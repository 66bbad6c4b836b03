import type { CloudFormation as Client } from '@aws-sdk/client-cloudformation';
import type { CloudFormation } from '../cloudformation.ts';
import { ask } from './ask.ts';
import { changeSets } from './change-sets.ts';
import { eventReader } from './events.ts';
import { exportReader } from './exports.ts';
import { stackReader } from './reader.ts';

/** CloudFormation over the SDK's client. */
export function cloudFormation(client: Client): CloudFormation {
  return {
    ...stackReader(client),
    ...changeSets(client),
    ...exportReader(client),
    ...eventReader(client),
    ...stackWriter(client),
  };
}

type StackWriter = Pick<
  CloudFormation,
  'cancelUpdateStack' | 'continueUpdateRollback' | 'deleteStack' | 'updateTerminationProtection'
>;

function stackWriter(client: Client): StackWriter {
  return {
    cancelUpdateStack: async (id, token) => {
      await ask('CancelUpdateStack', id, client.cancelUpdateStack({ StackName: id, ClientRequestToken: token }));
    },
    continueUpdateRollback: async (id, token) => {
      await ask(
        'ContinueUpdateRollback',
        id,
        client.continueUpdateRollback({ StackName: id, ClientRequestToken: token }),
      );
    },
    deleteStack: async (id, token) => {
      await ask('DeleteStack', id, client.deleteStack({ StackName: id, ClientRequestToken: token }));
    },
    updateTerminationProtection: async (id, on) => {
      const answer = client.updateTerminationProtection({ StackName: id, EnableTerminationProtection: on });
      await ask('UpdateTerminationProtection', id, answer);
    },
  };
}
