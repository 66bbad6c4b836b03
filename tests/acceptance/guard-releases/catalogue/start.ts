import { Story, type Files } from '../../../histories/story.ts';
import { release, type Start } from './proposal.ts';

/** The workflow that guards; its own file is among what is protected. */
export const workflow = '.github/workflows/guard-releases.yaml';

const first: Files = {
  'README.md': '# iac\n',
  [workflow]: 'on: pull_request_target\n',
  '.github/CODEOWNERS': '/releases/ @acme/platform\n',
  'src/app.ts': 'export const answer = 41;\n',
  'src/old.ts': 'export const old = true;\n',
  'docs/guide.md': '# Guide\n',
  'charts/web/Chart.yaml': 'name: web\n',
  'charts/web/values.yaml': 'replicas: 1\n',
  'manual/worker.yaml': release('1'),
  'clusters/staging/flux-system/gotk-sync.yaml': 'kind: Kustomization\nspec:\n  path: ./releases/staging\n',
  'releases/README.md': 'Written by CI.\n',
  'releases/notes.md': 'Notes.\n',
  'releases/staging/README.md': 'Staging.\n',
  'releases/staging/api.yaml': release('1'),
  'releases/staging/ui.yaml': release('1'),
  'releases/staging/long.yaml': longText('first'),
  'releases/production/api.yaml': release('1'),
};

/** A file of 40 lines; both ends can change apart. */
export function longText(start: string, end = 'last'): string {
  const middle = Array.from({ length: 38 }, (_, line) => `line ${line}`);
  return [start, ...middle, end, ''].join('\n');
}

/** main: three commits, of which CI made the last. */
export function begin(): Start {
  const story = new Story();
  story.commit('main', { files: first, message: 'Start' });
  const old = story.commit('main', { files: { 'src/app.ts': 'export const answer = 42;\n' }, message: 'Mend' });
  const main = story.commit('main', {
    files: { 'releases/staging/api.yaml': release('2'), 'releases/staging/long.yaml': longText('FIRST') },
    message: 'Release api to staging: 2',
  });
  return { story, main, old };
}
