import * as z from 'zod/mini';
import { UserError } from '@iac/action-kit/errors';
import type { MergeGroupOccasion, Occasion, PullRequestOccasion, PushOccasion } from '../contract.ts';
import type { GuardUserErrorCode } from '../errors.ts';
import { ghost, mergeGroupPayload, pullRequestPayload, pushPayload } from './payload.ts';

/** An event as the runner tells it. */
export interface Event {
  /** GITHUB_EVENT_NAME. */
  readonly name: string;
  readonly payload: unknown;
  /** GITHUB_REPOSITORY, for an event whose payload does not name one. */
  readonly repository: string;
}

/** PURE: what happened, with the commits that it is about. Throws `bad-event`. */
export function occasionOf({ name, payload, repository }: Event): Occasion {
  switch (name) {
    case 'pull_request':
    case 'pull_request_target':
      return pullRequestOf(name, payload);
    case 'merge_group':
      return mergeGroupOf(payload);
    case 'push':
      return pushOf(payload);
    default: {
      const [owner = '', repo = ''] = repository.split('/');
      return { kind: 'other', event: name, repository: { owner, name: repo } };
    }
  }
}

function pullRequestOf(event: PullRequestOccasion['event'], payload: unknown): PullRequestOccasion {
  const { action, repository, sender, before, pull_request: pull } = read(pullRequestPayload, payload, event);
  return {
    kind: 'pull-request',
    ...{ event, action, repository, sender, before },
    number: pull.number,
    pins: { head: pull.head.sha, base: pull.base.sha },
    baseRef: pull.base.ref,
    headRef: pull.head.ref,
    headRepository: pull.head.repo ?? undefined,
    state: pull.state,
    author: pull.user,
  };
}

function mergeGroupOf(payload: unknown): MergeGroupOccasion {
  const { repository, sender = ghost, merge_group: group } = read(mergeGroupPayload, payload, 'merge_group');
  const pins = { head: group.head_sha, base: group.base_sha };
  return { kind: 'merge-group', repository, pins, baseRef: group.base_ref, headRef: group.head_ref, sender };
}

function pushOf(payload: unknown): PushOccasion {
  const { sender = ghost, ...push } = read(pushPayload, payload, 'push');
  return { kind: 'push', sender, ...push };
}

function read<Schema extends z.core.$ZodType>(schema: Schema, payload: unknown, event: string): z.output<Schema> {
  const parsed = z.safeParse(schema, payload);
  if (parsed.success) return parsed.data;
  throw badEvent(event, parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

export function badEvent(event: string, problem: string): UserError<GuardUserErrorCode> {
  return new UserError({
    code: 'bad-event',
    problem: `The payload of the event ${event} is not GitHub's: ${problem}.`,
    remedy: 'Run the guard where GitHub runs it; a runner of another kind must write the payload at GITHUB_EVENT_PATH.',
  });
}
