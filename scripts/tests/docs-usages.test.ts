import { expect, it } from '@jest/globals';
import { wrongUsages } from '../docs/usages.ts';
import { folderOf } from './folder.ts';

const actionYml =
  'name: x\ndescription: y\ninputs:\n  path: {description: p, required: true}\n  mode: {description: m}\n';
const page = (yaml: string) => `# x\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`;

function wrong(yaml: string): string[] {
  const files = { 'actions/tidy-notes/action.yml': actionYml, 'a.md': page(yaml) };
  return wrongUsages(folderOf(files), Object.keys(files));
}

it('accepts an example that gives what the action asks for, wherever it stands in the workflow', () => {
  const steps = '[{uses: actions/checkout@v7}, {uses: o/iac/actions/tidy-notes@abc, with: {path: a, mode: plan}}]';
  expect(wrong(`jobs:\n  tidy:\n    steps: ${steps}`)).toEqual([]);
});

it('refuses an example with an input that is not there, or without one that is required', () => {
  expect(wrong('- uses: o/iac/actions/tidy-notes@abc\n  with:\n    paths: a')).toEqual([
    'a.md: an example of tidy-notes gives paths, which is no input.',
    'a.md: an example of tidy-notes leaves out path, which is required.',
  ]);
});

it('refuses an example of an action that is not there', () => {
  expect(wrong('- uses: o/iac/actions/tidy-desk@abc')).toEqual([
    'a.md: an example uses tidy-desk, which is no action.',
  ]);
});
