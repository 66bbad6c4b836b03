import type { Claim, JobRun } from './job-run.ts';
import type { Judged } from './pull-requests.ts';
import type { ReadBack } from './read-back.ts';

/** What the tour says of the first job: the image's repository is there. */
export function imageClaims({ outcome: { outputs }, round }: JobRun, existed: boolean): Claim[] {
  const wanted = existed ? 'unchanged' : 'created';
  return [
    {
      text:
        wanted === 'created'
          ? 'the repository for its images was created'
          : `the repository for its images was there${round === 'first' ? ' already' : ''}, nothing changed`,
      holds: outputs['outcome'] === wanted && (outputs['repository-uri'] ?? '') !== '',
    },
  ];
}

/** `head`: iac's commit after the job. */
export function releaseClaims({ outcome: { outputs }, round }: JobRun, head: string): Claim[] {
  const path = outputs['path'] ?? '';
  if (round === 'second') return [{ text: `${path} is as it was`, holds: outputs['outcome'] === 'unchanged' }];
  return [
    { text: `${path} was pushed`, holds: outputs['outcome'] === 'pushed' && outputs['changed'] === 'true' },
    { text: `iac's main is the commit that the action named`, holds: head !== '' && outputs['commit-sha'] === head },
  ];
}

export function readBackClaims({ head, releases }: ReadBack, iacHead: string): Claim[] {
  return [
    { text: 'a fresh clone has the same commit', holds: head === iacHead },
    ...releases.flatMap(({ environment, path, text = '', message }): Claim[] => [
      { text: `it has ${path}, with nothing left to be filled in`, holds: text !== '' && !open(text) },
      { text: `its last commit names ${environment}`, holds: message.includes(environment) },
    ]),
  ];
}

/** `before` and `after`: iac's commit; `writes`: calls of the second round that could have changed anything. */
export function idleClaims({
  before,
  after,
  writes,
}: {
  readonly before: string;
  readonly after: string;
  readonly writes: number;
}): Claim[] {
  return [
    { text: "iac's main has not moved", holds: before === after },
    { text: 'neither AWS nor GitHub was asked to change anything', holds: writes === 0 },
  ];
}

/** What the guard said of a pull request is what it had to say. */
export function guardClaims({ path, verdict, outcome: { conclusion, outputs } }: Judged): Claim[] {
  const said = outputs['outcome'] === verdict;
  if (verdict === 'passed') return [{ text: `${path} may be changed`, holds: said && conclusion === 'success' }];
  const named = (outputs['violations'] ?? '').includes(JSON.stringify(path));
  return [{ text: `${path} may not be changed, and is named`, holds: said && conclusion === 'failure' && named }];
}

/** A placeholder in a comment is text for people. */
function open(text: string): boolean {
  return text.split('\n').some((line) => line.replace(/(^|\s)#.*$/, '').includes('FILLED_IN_BY_CI'));
}
