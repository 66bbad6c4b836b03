import { describe, expect, it } from '@jest/globals';
import type { Aws } from '@iac/local/aws';
import { type Name, names, stackOf } from './deploy-cf/folder.ts';
import { type Inputs, type Jobs, type Setting, worldOf } from './deploy-cf/world.ts';
import type { Clean } from './judge.ts';
import type { Case, Outcome, Place } from './matrix.ts';
import { exhaustive, runScenario, type Ending } from './scenario.ts';

const limit = exhaustive ? 1_800_000 : 60_000;
const red: Ending = { conclusion: 'failure', outcome: 'failed' };
const planned: Ending = { conclusion: 'success', outcome: 'planned' };

interface Scene {
  readonly setting: Setting;
  readonly ends?: Ending;
  /** How many there are at the end. */
  readonly stacks: number;
}

function run(name: string, setting: Setting, ends?: Ending): Promise<Clean> {
  return runScenario({
    name: `deploy-cf, ${name}`,
    makeWorld: worldOf(setting),
    long: true,
    possible: ({ mutating }, disturbance) => disturbance !== 'stale' || !mutating,
    ...(ends && { ends }),
    optional,
    excused,
    also: leavesNothing,
    sample: ({ occurrence }) => occurrence === 0,
  });
}

/** What a run does without, and says so: details of failures, and other runs' leftovers. */
function optional({ operation }: Place): boolean {
  return operation === 'cloudformation:DescribeEvents' || operation === 'cloudformation:ListChangeSets';
}

/** What a plan could not clean up is said, and the next attempt's. */
function excused({ disturbed: { log } }: Outcome): boolean {
  return log.includes('could not be cleaned up');
}

/** Whoever is asked to stop may still delete what will not be executed. */
function leavesNothing({ disturbance }: Case, { disturbed, stateBetween }: Outcome): void {
  if (!/^(cancelled|terminated)/.test(disturbance)) return;
  const left = JSON.stringify(stateBetween).match(/"passing [^"]*"/g) ?? [];
  expect({ log: disturbed.log, left }).toEqual({ log: disturbed.log, left: [] });
}

/** A change of this stack fails whenever it is tried. */
function failing(name: Name) {
  return ({ cloudformation }: Aws): Inputs => {
    cloudformation.fail({ stack: stackOf(name), logicalId: 'Queue', reason: 'Out of queues', times: Infinity });
    return {};
  };
}

/** Its creation has failed already. */
function brokenAtFirst(name: Name) {
  return async (aws: Aws, { start }: Jobs): Promise<Inputs> => {
    aws.cloudformation.fail({ stack: stackOf(name), logicalId: 'Queue', reason: 'Out of queues' });
    await start().finished;
    return { 'on-rollback-complete': 'recreate' };
  };
}

/** A plan has kept its change sets for this run. */
async function kept(_: Aws, { start }: Jobs): Promise<Inputs> {
  const { outputs, log } = await start({ mode: 'plan', 'change-sets': 'keep' }).finished;
  expect(outputs['outcome'] === 'planned' ? '' : log).toBe('');
  return { mode: 'execute', plan: outputs['change-sets'] ?? '' };
}

const writes = ({ secondRun }: Clean) => secondRun.filter(({ mutating }) => mutating);
const others = names.filter((name) => name !== 'store');

describe('deploy-cf, wherever it is disturbed', () => {
  it(
    'updates the one stack that has changed',
    async () => {
      expect(writes(await run('one update', { there: names, changed: ['store'] }))).toEqual([]);
    },
    limit,
  );
});

(exhaustive ? describe : describe.skip)('deploy-cf, wherever it is disturbed, in every other way it may run', () => {
  const scenarios: Readonly<Record<string, Scene>> = {
    'creates a folder': { setting: {}, stacks: 4 },
    'leaves alone what has not changed': { setting: { there: names }, stacks: 4 },
    'stops at a stack whose update fails': {
      setting: { there: names, changed: ['alerts', 'jobs', 'a-worker'], prepare: failing('jobs') },
      ends: red,
      stacks: 4,
    },
    'stops at a stack whose creation fails': {
      setting: { there: ['alerts'], prepare: failing('jobs') },
      ends: red,
      stacks: 3,
    },
    'creates a stack again': { setting: { there: others, prepare: brokenAtFirst('store') }, stacks: 4 },
    'leaves nothing of a plan by change sets': {
      setting: {
        inputs: { mode: 'plan', 'change-sets': 'create' },
        durations: { changeSet: 700 },
        there: others,
        changed: ['alerts'],
      },
      ends: planned,
      stacks: 3,
    },
    'keeps the change sets of a plan': {
      setting: { inputs: { mode: 'plan', 'change-sets': 'keep' }, there: others, changed: ['alerts'] },
      ends: planned,
      stacks: 4,
    },
    'executes what a plan has kept': { setting: { there: others, changed: ['alerts'], prepare: kept }, stacks: 4 },
  };
  it.each(Object.entries(scenarios))(
    '%s',
    async (name, { setting, ends, stacks }) => {
      const { state } = await run(name, setting, ends);
      expect(state).toHaveLength(stacks);
    },
    limit,
  );
});
