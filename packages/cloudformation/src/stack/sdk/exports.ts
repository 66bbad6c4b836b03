import type { CloudFormation as Client } from '@aws-sdk/client-cloudformation';
import { unless } from '@iac/aws';
import type { CloudFormation } from '../cloudformation.ts';
import { ask, pagesOf } from './ask.ts';

export function exportReader(client: Client): Pick<CloudFormation, 'listExports' | 'listImports'> {
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
    // An export that nobody imports is a ValidationError, no empty list.
    listImports: async (name) => {
      const pages = pagesOf((token) => client.listImports({ ExportName: name, ...token }));
      const found = await ask(
        'ListImports',
        name,
        unless(['ValidationError'], pages, () => []),
      );
      return found.flatMap(({ Imports = [] }) => Imports);
    },
  };
}
