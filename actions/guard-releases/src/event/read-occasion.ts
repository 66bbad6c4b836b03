import { readFileSync } from 'node:fs';
import type { Occasion } from '../contract.ts';
import { badEvent, occasionOf } from './occasion.ts';

/** What happened, by GITHUB_EVENT_NAME and the payload at GITHUB_EVENT_PATH. Throws `bad-event`. */
export function readOccasion(env: NodeJS.ProcessEnv): Occasion {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  const payload = readPayload(name, env['GITHUB_EVENT_PATH'] ?? '');
  return occasionOf({ name, payload, repository: env['GITHUB_REPOSITORY'] ?? '' });
}

/** `.github/workflows/guard.yaml` of `owner/name/.github/workflows/guard.yaml@refs/heads/main`; undefined where the runner does not say. */
export function workflowPath(env: NodeJS.ProcessEnv): string | undefined {
  return /^[^/]+\/[^/]+\/(.+?)@refs\//.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
}

function readPayload(event: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw badEvent(event, Error.isError(error) ? error.message : String(error));
  }
}
