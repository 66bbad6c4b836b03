import { string, structure } from '../../shapes/index.ts';
import { invalid } from '../errors.ts';
import { reads } from '../operation.ts';
import { pageOf } from '../page.ts';
import * as shapes from '../shapes.ts';
import { exportsOf, importersOf } from '../stacks/exports.ts';

export const listExports = reads({
  name: 'ListExports',
  input: structure({}, { NextToken: shapes.nextToken }),
  run({ NextToken: token }, { stacks, world }) {
    const all = [...exportsOf(stacks).values()];
    const { items, NextToken } = pageOf(all, token, world.settings.pageSize);
    return {
      Exports: items.map(({ name, value, stack }) => ({
        ExportingStackId: stack.identity.id,
        Name: name,
        Value: value,
      })),
      NextToken,
    };
  },
});

export const listImports = reads({
  name: 'ListImports',
  input: structure({ ExportName: string() }, { NextToken: shapes.nextToken }),
  run({ ExportName, NextToken: token }, { stacks, world }) {
    const importers = importersOf(stacks, ExportName);
    if (importers.length === 0) throw invalid(`Export '${ExportName}' is not imported by any stack.`);
    const { items, NextToken } = pageOf(importers, token, world.settings.pageSize);
    return { Imports: items, NextToken };
  },
});
