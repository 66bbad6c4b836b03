export interface Claim {
  /** `confirmed by` and the programs with their versions, or why it was not run. */
  readonly part: string;
  readonly claim: string;
  readonly outcome: 'passed' | 'failed' | 'not run';
  readonly seconds: number;
}

/**
 * PURE: every claim below the programs that confirmed it, then what could not run. Complete: all of it ran, but for what is
 * about material that is no part of the repository, as tests/e2e/real-releases.ts marks it.
 */
export function report(claims: readonly Claim[]): { readonly text: string; readonly complete: boolean } {
  const parts = Map.groupBy(claims, ({ part }) => part);
  const blocks = [...parts].map(([part, below]) => [`\n${part}`, ...below.map(line)].join('\n'));
  const notRun = claims.filter(({ outcome }) => outcome === 'not run');
  const count = (wanted: Claim['outcome']) => claims.filter(({ outcome }) => outcome === wanted).length;
  const end = `\n${count('passed')} claims confirmed, ${count('failed')} not, ${notRun.length} could not run`;
  const missing = [
    ...new Set(notRun.flatMap(({ part }) => /\(not built: npm run tools -- (.*)\)$/.exec(part)?.[1]?.split(' ') ?? [])),
  ];
  const why = missing.length === 0 ? [] : [`To run them: npm run tools -- ${missing.join(' ')}`];
  return {
    text: [...blocks, end, ...why].join('\n'),
    complete: claims.length > 0 && notRun.every(({ claim }) => claim.includes('(not here: ')),
  };
}

function line({ claim, outcome, seconds }: Claim): string {
  const sign = { passed: 'confirmed', failed: 'FAILED   ', 'not run': 'not run  ' }[outcome];
  return `  ${sign} ${seconds.toFixed(1).padStart(6)} s  ${claim}`;
}
