import type { Evaluator } from './evaluation.ts';
import { Failures, type HookFailure, type ResourceFailure, type ValidationFailure } from './failures.ts';
import { deleteStack } from './life/delete.ts';
import { deploy } from './life/deploy.ts';
import { Schedule } from './schedule.ts';
import { settings, type Settings } from './settings.ts';
import { Stacks } from './stacks/stacks.ts';

/** CloudFormation as one stand-in holds it. */
export interface CloudFormation {
  readonly evaluator: Evaluator;
  /** Templates that a test has put at an address, past S3. */
  readonly templates: Map<string, string>;
  /** The text of a template at an address; undefined where there is none. */
  readonly fetch: (url: string) => string | undefined;
  readonly now: () => Date;
  readonly schedule: Schedule;
  readonly settings: Settings;
  readonly failures: Failures<ResourceFailure>;
  readonly validations: Failures<ValidationFailure>;
  readonly hooks: Failures<HookFailure>;
  /** How a nested stack is made and deleted on its parent's way; named here because the two need each other. */
  readonly life: { readonly deploy: typeof deploy; readonly deleteStack: typeof deleteStack };
  /** Of one account in one region. */
  readonly stacks: (account: string, region: string) => Stacks;
}

export interface CloudFormationOptions {
  readonly evaluator: Evaluator;
  readonly now: () => Date;
  readonly fetch: (url: string) => string | undefined;
}

export function cloudFormation({ evaluator, now, fetch }: CloudFormationOptions): CloudFormation {
  const places = new Map<string, Stacks>();
  const templates = new Map<string, string>();
  return {
    evaluator,
    templates,
    fetch: (url) => templates.get(url) ?? fetch(url),
    now,
    schedule: new Schedule(now()),
    settings: settings(),
    failures: new Failures(),
    validations: new Failures(),
    hooks: new Failures(),
    life: { deploy, deleteStack },
    stacks(account, region) {
      const key = `${account}/${region}`;
      const known = places.get(key) ?? new Stacks(account, region);
      places.set(key, known);
      return known;
    },
  };
}
