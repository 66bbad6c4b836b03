import type { Annotation, Result } from '@iac/action-kit';
import type { HeldImage } from '@iac/manifests';
import type { Landing } from '@iac/releases';
import type { Destination } from './destination.ts';
import type { Inputs } from './inputs.ts';
import type { Plan, Wanted } from './plan.ts';

/** What was planned, and how it landed; in plan mode it did not. */
export interface Done {
  readonly plan: Plan;
  readonly landing?: Pick<Landing, 'outcome' | 'commit' | 'attempts' | 'waitedMs'>;
}

interface Facts extends Done {
  readonly inputs: Inputs;
  readonly wanted: Wanted;
  readonly warnings: readonly Annotation[];
  readonly destination: Destination;
  readonly branch: string;
}

export function report(facts: Facts): Result {
  const { plan, landing, wanted, destination, warnings } = facts;
  const commitUrl = landing === undefined ? '' : `${destination.page}/commit/${landing.commit}`;
  return {
    outputs: {
      outcome: landing?.outcome ?? 'planned',
      reason: plan.reason,
      changed: String(plan.steps.length > 0),
      path: wanted.path,
      'commit-sha': landing?.commit ?? '',
      'commit-url': commitUrl,
      'previous-image': plan.previousImages.map(imageLine).join('\n'),
      attempts: String(landing?.attempts ?? 0),
      diff: plan.diff,
    },
    summary: summary(facts, commitUrl),
    annotations: warnings,
  };
}

function summary(facts: Facts, commitUrl: string): string {
  const { plan, landing, wanted, inputs, destination, branch } = facts;
  const rows = [
    ['Service', code(wanted.name)],
    ['Environment', code(inputs.release.environment)],
    ['Sandbox', code(wanted.sandboxId)],
    ['Image', wanted.images.map((image) => code(imageLine(image))).join('<br>')],
    ...(plan.steps.length > 0 && plan.previousImages.length > 0
      ? [['Before', plan.previousImages.map((image) => code(imageLine(image))).join('<br>')]]
      : []),
    [
      'File',
      `[${code(wanted.path)}](${destination.page}/blob/${inUrl(branch)}/${inUrl(wanted.path)}) on ${code(branch)}`,
    ],
    ...(landing === undefined ? [] : [['Commit', `[${code(landing.commit.slice(0, 12))}](${commitUrl})`]]),
    ...(landing !== undefined && landing.attempts > 1
      ? [
          [
            'Attempts',
            `${landing.attempts}: others pushed at the same time (${Math.round(landing.waitedMs)} ms waited)`,
          ],
        ]
      : []),
  ];
  return [
    `### ${headline(facts)}`,
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([name = '', value = '']) => `| ${name} | ${value} |`),
    '',
    ...(plan.diff === '' ? [] : [fenced(plan.diff), '']),
  ].join('\n');
}

function headline({ plan, landing, wanted, inputs }: Facts): string {
  const name = `${wanted.name} in ${inputs.release.environment}`;
  if (plan.reason === 'same-bytes') return `✅ ${name}: nothing to do, the release is there already`;
  if (plan.reason === 'same-meaning') return `✅ ${name}: nothing to do, the file there means the same`;
  if (landing === undefined) return `🔍 ${name}: would be ${plan.reason}`;
  return `🚀 ${name}: release ${plan.reason}`;
}

/** Slashes stay; a bracket would end the link. */
function inUrl(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/').replaceAll('(', '%28').replaceAll(')', '%29');
}

/** The fence is longer than any run of backticks in the diff. */
function fenced(diff: string): string {
  const longest = Math.max(2, ...[...diff.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}diff`, diff.trimEnd(), fence].join('\n');
}

function imageLine({ alias, image }: HeldImage): string {
  return alias === undefined ? image : `${alias}=${image}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
