import type { Json } from '../boundary.ts';
import type { Step } from '../plan.ts';

type PolicyStep = Extract<Step, { kind: 'put-lifecycle-policy' | 'set-repository-policy' }>;

const titles = {
  'put-lifecycle-policy': 'Lifecycle policy',
  'set-repository-policy': 'Repository policy',
} as const;

/** Markdown lines: every policy that changes, folded; one fold for all repositories in which the same changes. */
export function policiesOf(steps: readonly Step[]): string[] {
  const changes = Map.groupBy(steps.filter(isPolicyStep), ({ kind, from, to }) => JSON.stringify([kind, from, to]));
  return [...changes.values()].flatMap(fold);
}

function isPolicyStep(step: Step): step is PolicyStep {
  return step.kind === 'put-lifecycle-policy' || step.kind === 'set-repository-policy';
}

function fold(alike: readonly PolicyStep[]): string[] {
  const [first] = alike;
  if (first === undefined) return [];
  const names = alike.map(({ repository }) => `<code>${repository}</code>`).join(', ');
  const before = first.from === null ? [] : ['Before:', ...block(first.from), 'After:'];
  const title = `<summary>${titles[first.kind]} of ${names}</summary>`;
  return [`<details>${title}`, '', ...before, ...block(first.to), '</details>', ''];
}

function block(policy: Json): string[] {
  return ['', '```json', JSON.stringify(policy, undefined, 2), '```', ''];
}
