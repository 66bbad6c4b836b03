import type { Claim } from '../job-run.ts';
import type { Ran } from '../run-job.ts';
import type { SeenStack } from './look.ts';

/** `count`: how many templates there are. */
export function deployedClaims({ outcome: { outputs } }: Ran, stacks: readonly SeenStack[], count: number): Claim[] {
  const complete = stacks.filter(({ status }) => status === 'CREATE_COMPLETE');
  return [
    {
      text: `${String(count)} stacks were created, one for each template of cf/`,
      holds: outputs['outcome'] === 'deployed' && resultsIn(outputs, 'created') === count && complete.length === count,
    },
    { text: 'each began when those that it imports from had ended', holds: stacks.every((one) => inTurn(one, stacks)) },
    { text: 'none can be deleted by mistake', holds: stacks.every(({ isProtected }) => isProtected) },
  ];
}

function inTurn({ imports, began }: SeenStack, stacks: readonly SeenStack[]): boolean {
  const parents = stacks.filter(({ exports }) => exports.some((name) => imports.includes(name)));
  return parents.every(({ ended }) => ended <= began);
}

/** What was asked of AWS meanwhile, by the names of its operations. */
export interface Asked {
  readonly calls: number;
  readonly writes: readonly string[];
}

export function skippedClaims({ outcome: { outputs } }: Ran, { calls, writes }: Asked, count: number): Claim[] {
  return [
    {
      text: `all ${String(count)} are as they should be, and were skipped`,
      holds: outputs['outcome'] === 'unchanged' && resultsIn(outputs, 'unchanged') === count,
    },
    { text: `AWS was asked ${String(calls)} times, and never to change anything`, holds: writes.length === 0 },
  ];
}

/** Where the change is that loses data. */
export interface Lost {
  readonly stack: string;
  readonly logicalId: string;
  readonly file: string;
}

interface Planned {
  readonly comments: readonly string[];
  readonly asked: Asked;
  readonly stack: SeenStack | undefined;
}

export function plannedClaims({ outcome }: Ran, lost: Lost, { comments, asked, stack }: Planned): Claim[] {
  const { outputs, conclusion } = outcome;
  return [
    {
      text: `the plan says that ${lost.logicalId} would be replaced, and lose what it holds`,
      holds: conclusion === 'success' && (outputs['plan'] ?? '').includes(`"destructive":["${lost.logicalId}"]`),
    },
    {
      text: 'the pull request has one comment with the plan',
      holds: comments.length === 1 && comments.every((body) => body.includes(lost.logicalId)),
    },
    { text: 'nothing was executed, and no change set is left', holds: looksOnly(asked) && stack?.changeSets === 0 },
  ];
}

interface Refused {
  readonly asked: Asked;
  readonly before: SeenStack | undefined;
  readonly after: SeenStack | undefined;
}

/** The deployment that nobody has approved. */
export function refusedClaims({ outcome }: Ran, lost: Lost, { asked, before, after }: Refused): Claim[] {
  const { conclusion, annotations } = outcome;
  const named = annotations.some(
    ({ level, file, message }) => level === 'error' && file === lost.file && message.includes(lost.logicalId),
  );
  const kept = before?.resources[lost.logicalId];
  return [
    {
      text: `without approval it is not deployed, and ${lost.logicalId} is named on its line of ${lost.file}`,
      holds: conclusion === 'failure' && named,
    },
    {
      text: 'nothing was executed, and the table is the one that was there',
      holds: looksOnly(asked) && kept !== undefined && after?.resources[lost.logicalId] === kept,
    },
  ];
}

/** A change set is made to see what CloudFormation would do, and taken away again. */
function looksOnly({ writes }: Asked): boolean {
  return writes.every((name) => /^cloudformation:(Create|Delete)ChangeSet$/.test(name));
}

function resultsIn({ stacks = '' }: Readonly<Record<string, string>>, result: string): number {
  return stacks.split(`"result":"${result}"`).length - 1;
}
