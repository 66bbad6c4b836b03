import type { CloudFormation as Client } from '@aws-sdk/client-cloudformation';
import type { CloudFormation } from '../cloudformation.ts';
import { ask, pagesOf } from './ask.ts';

export function exportReader(client: Client): Pick<CloudFormation, 'listExports'> {
  return {
    listExports: async () => {
      const pages = await ask(
        'ListExports',
        'all exports',
        pagesOf((token) => client.listExports(token)),
      );
      const exports = pages.flatMap(({ Exports = [] }) => Exports);
      return new Map(
        exports.map(({ Name = '', Value = '', ExportingStackId = '' }) => [
          Name,
          { value: Value, stackId: ExportingStackId },
        ]),
      );
    },
  };
}
