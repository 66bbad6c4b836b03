import { eventsOf, type GuardJob, type WorkflowEvent, type WorkflowFile } from './workflow-file.ts';

const wantedTypes = ['opened', 'synchronize', 'reopened', 'edited'];
/** docs.github.com, "Events that trigger workflows": pull_request and pull_request_target without types. */
const defaultTypes = ['opened', 'synchronize', 'reopened'];

/** PURE: how a workflow lets its guard be gone round, one sentence each. */
export function weaknessesOf(workflow: WorkflowFile, guard: GuardJob): string[] {
  return [
    ...inEvents(eventsOf(workflow)),
    ...inJob(guard),
    ...inPermissions(workflow, guard),
    ...inCheckouts(workflow),
  ];
}

function inEvents(events: ReadonlyMap<string, WorkflowEvent>): string[] {
  const filtered = [...events].filter(
    ([, event]) => event?.paths !== undefined || event?.['paths-ignore'] !== undefined,
  );
  const target = events.get('pull_request_target');
  const types = target === undefined ? wantedTypes : typesOf(target);
  const missing = wantedTypes.filter((type) => !types.includes(type));
  return [
    ...filtered.map(
      ([name]) =>
        `The workflow has a paths filter for ${name}: GitHub looks at the first 300 changed files only, and a pull request ` +
        'that pads them is never judged. Take the filter away; the guard finds out by itself, at the same cost.',
    ),
    ...(events.has('pull_request_target')
      ? []
      : [
          'The workflow does not run on pull_request_target: on pull_request, a branch runs its own copy of the workflow and can ' +
            'change it. Use pull_request_target; the guard never checks anything out.',
        ]),
    ...(missing.length === 0
      ? []
      : [
          `The workflow does not run on pull_request_target for ${missing.join(', ')}. Add the types: ${wantedTypes.join(', ')}.`,
        ]),
  ];
}

function typesOf(event: WorkflowEvent): readonly string[] {
  return event?.types === undefined ? defaultTypes : [event.types].flat();
}

function inJob({ key, job }: GuardJob): string[] {
  const { steps = [] } = job;
  const soft = job['continue-on-error'] !== undefined || steps.some((step) => step['continue-on-error'] !== undefined);
  return [
    ...(job.if === undefined
      ? []
      : [
          `The job ${key} has an \`if\`: when it is skipped, GitHub takes the required check for passed. Take it away.`,
        ]),
    ...(job.needs === undefined
      ? []
      : [
          `The job ${key} needs another one: when that fails, this one is skipped, and counts as passed. Let it need none.`,
        ]),
    ...(steps.some((step) => step.if !== undefined)
      ? [`A step of the job ${key} has an \`if\`: a guard that is skipped passes. Take it away.`]
      : []),
    ...(soft ? [`The job ${key} has continue-on-error, so that it passes when the guard rejects. Take it away.`] : []),
  ];
}

function inPermissions({ permissions: ofAll }: WorkflowFile, { key, job }: GuardJob): string[] {
  const granted = job.permissions === undefined ? ofAll : job.permissions;
  if (granted === undefined) {
    return [
      `The job ${key} has the permissions that the repository gives to all. Name them: contents: read, pull-requests: write.`,
    ];
  }
  const writes = Object.entries(typeof granted === 'string' ? { [granted]: 'write' } : (granted ?? {}))
    .filter(([name, level]) => level === 'write' && name !== 'pull-requests' && name !== 'read-all')
    .map(([name]) => name);
  return writes.length === 0
    ? []
    : [
        `The job ${key} may write more than it needs (${writes.join(', ')}). It needs contents: read and pull-requests: write.`,
      ];
}

function inCheckouts({ jobs }: WorkflowFile): string[] {
  const checkouts = Object.values(jobs)
    .flatMap(({ steps = [] }) => steps)
    .filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
  const ofHead = checkouts.filter(({ with: given }) => /head|refs\/pull/.test(JSON.stringify(given ?? {})));
  return ofHead.length === 0
    ? []
    : [
        'The workflow checks out the head of the pull request, with a token of this repository at hand. Take the checkout away.',
      ];
}
