import type { RawInputs, RunContext } from '@iac/action-kit';
import type { PullRequestOccasion, Verdict } from '../src/contract.ts';
import { parseInputs, type Inputs } from '../src/inputs.ts';
import { rawInputs } from './raw-inputs.ts';

const head = 'a'.repeat(40);
const base = 'b'.repeat(40);
const iac = { owner: 'biomage', name: 'iac' };
const dev = { id: 7, login: 'dev', type: 'User' };

/** A pull request of a branch of the repository, as its synchronize event tells it. */
export function pullRequest(changes: Partial<PullRequestOccasion> = {}): PullRequestOccasion {
  return {
    kind: 'pull-request',
    event: 'pull_request_target',
    action: 'synchronize',
    repository: iac,
    number: 12,
    pins: { head, base },
    baseRef: 'main',
    headRef: 'topic',
    headRepository: iac,
    state: 'open',
    author: dev,
    sender: dev,
    before: 'c'.repeat(40),
    ...changes,
  };
}

export const context: RunContext = {
  repository: 'biomage/iac',
  sha: base,
  actor: 'dev',
  serverUrl: 'https://github.com',
  runUrl: 'https://github.com/biomage/iac/actions/runs/5',
  workspace: '/workspace',
  temp: '/temp',
};

export function inputs(given: RawInputs = {}): Inputs {
  return parseInputs({ ...rawInputs, ...given });
}

/** A rejected one, by default for one changed release. */
export function verdict(changes: Partial<Verdict> = {}): Verdict {
  return {
    outcome: 'rejected',
    reason: 'protected-paths-changed',
    headline: '1 protected path is changed.',
    remedy: 'Take it out.',
    violations: [{ path: 'releases/staging/api.yaml', change: 'modified', mode: '100644', why: 'is a release' }],
    mergeBase: 'd'.repeat(40),
    ...changes,
  };
}
