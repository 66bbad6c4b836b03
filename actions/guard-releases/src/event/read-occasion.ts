import type { Occasion } from '../contract.ts';

/** What happened, from GITHUB_EVENT_NAME and the payload at GITHUB_EVENT_PATH. */
export function readOccasion(env: NodeJS.ProcessEnv): Occasion {
  const [owner = '', name = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  return { kind: 'other', event: env['GITHUB_EVENT_NAME'] ?? '', repository: { owner, name } };
}
