import { parse } from 'yaml';
import * as z from 'zod/mini';

const words = z.union([z.string(), z.array(z.string())]);
const event = z.nullable(
  z.looseObject({
    types: z.optional(words),
    paths: z.optional(z.unknown()),
    'paths-ignore': z.optional(z.unknown()),
  }),
);
const permissions = z.nullable(z.union([z.string(), z.record(z.string(), z.string())]));
const step = z.looseObject({
  uses: z.optional(z.string()),
  if: z.optional(z.unknown()),
  'continue-on-error': z.optional(z.unknown()),
  with: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
});
const job = z.looseObject({
  name: z.optional(z.string()),
  if: z.optional(z.unknown()),
  needs: z.optional(z.unknown()),
  strategy: z.optional(z.unknown()),
  'continue-on-error': z.optional(z.unknown()),
  permissions: z.optional(permissions),
  steps: z.optional(z.array(step)),
});
const schema = z.looseObject({
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), event)]),
  permissions: z.optional(permissions),
  jobs: z.record(z.string(), job),
});

export type WorkflowFile = z.output<typeof schema>;
export type WorkflowEvent = z.output<typeof event>;
export type WorkflowJob = z.output<typeof job>;

/** A workflow as GitHub reads it, as far as the guard looks at it; undefined for what is none. */
export function readWorkflow(text: string): WorkflowFile | undefined {
  try {
    return z.safeParse(schema, parse(text)).data;
  } catch {
    // No YAML: GitHub does not run it either.
    return undefined;
  }
}

/** What it runs on, by name; null for an event without filters. */
export function eventsOf({ on }: WorkflowFile): ReadonlyMap<string, WorkflowEvent> {
  if (typeof on === 'string') return new Map([[on, null]]);
  return Array.isArray(on) ? new Map(on.map((name) => [name, null])) : new Map(Object.entries(on));
}

export interface GuardJob {
  readonly key: string;
  readonly job: WorkflowJob;
}

/** The job that runs the guard: the one that runs now, else the first with a step that uses it. */
export function guardJobOf({ jobs }: WorkflowFile, key: string | undefined): GuardJob | undefined {
  const running = key === undefined ? undefined : jobs[key];
  if (key !== undefined && running !== undefined) return { key, job: running };
  const found = Object.entries(jobs).find(([, { steps = [] }]) => steps.some(({ uses = '' }) => isGuard(uses)));
  return found && { key: found[0], job: found[1] };
}

function isGuard(uses: string): boolean {
  return /(^|\/)guard-releases(@|$)/.test(uses);
}

/** What the check is called on GitHub; undefined where an expression or a matrix decides that. */
export function checkNameOf({ key, job }: GuardJob): string | undefined {
  const name = job.name ?? key;
  return name.includes('${{') || job.strategy !== undefined ? undefined : name;
}
