// Every way round a path guard, and what only looks like one: real histories, judged by the built bundle.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Delivery } from '@iac/local/github';
import type { StepOutcome } from '@iac/local/runner';
import { openArena, type Arena } from './guard-releases/arena.ts';
import { catalogue } from './guard-releases/catalogue/index.ts';
import type { Proposal } from './guard-releases/catalogue/proposal.ts';
import { twoAtOnce } from './guard-releases/two-at-once.ts';
import { violationsOf } from './guard-releases/violations.ts';

const { story, evil: allEvil, harmless: allHarmless } = catalogue();
// All of them in `npm run check`; in `npm test` a third, and the one with hostile names.
const exhaustive = process.env['IAC_EXHAUSTIVE'] === '1';
const some = (all: readonly Proposal[]) => all.filter(({ row }, n) => exhaustive || n % 3 === 0 || row === 11);
const evil = some(allEvil);
const harmless = some(allHarmless);
let arena: Arena;
let outcomes: ReadonlyMap<Proposal, StepOutcome>;

beforeAll(async () => {
  arena = await openArena(story);
  outcomes = await twoAtOnce([...evil, ...harmless], async ({ head, base = 'main' }) => {
    const { number } = await arena.iac.pulls.open({ head, base });
    return arena.judge({ event: openedEvent(number) });
  });
}, 300_000);
afterAll(() => arena.close());

function openedEvent(number: number): Delivery {
  const event = arena.iac.events.all.find(({ action, payload }) => action === 'opened' && payload['number'] === number);
  if (event === undefined) throw new Error(`#${number} was not opened`);
  return event;
}

function outcomeOf(one: Proposal | undefined): StepOutcome {
  const outcome = one && outcomes.get(one);
  if (outcome === undefined) throw new Error(`"${one?.what ?? ''}" was not judged`);
  return outcome;
}

describe('a pull request is rejected that', () => {
  it.each(evil.map((one) => [one.what, one] as const))('%s', (_what, one) => {
    const { conclusion, outputs, log } = outcomeOf(one);
    const reason = one.seen === 'conflict' && one.changes.length === 0 ? 'merge-conflict' : 'protected-paths-changed';
    expect({ conclusion, reason: outputs['reason'], log }).toEqual({ conclusion: 'failure', reason, log });
    expect(outputs['outcome']).toBe('rejected');
    const named = one.named ?? one.changes;
    expect(violationsOf(outputs)).toEqual(named.toSorted());
    expect(outputs['count']).toBe(String(named.length));
  });
});

it('obeys no name, and shows it as it is', () => {
  const named = evil.find(({ row }) => row === 11);
  const { annotations, log, summary } = outcomeOf(named);
  expect(annotations.map(({ message }) => message)).not.toContain('pwned');
  expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(Number(named?.changes.length));
  expect(log).not.toContain('\u001b');
  expect(summary).toContain('| ``releases/staging/\\|<b>`pwned`</b>\\|.yaml`` | added |');
});

describe('a pull request passes that', () => {
  it.each(harmless.map((one) => [one.what, one] as const))('%s', (_what, one) => {
    const { conclusion, outputs, log } = outcomeOf(one);
    expect({ conclusion, log }).toEqual({ conclusion: 'success', log });
    expect(outputs).toMatchObject({ outcome: 'passed', violations: '[]', count: '0' });
  });
});
