import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readWorkflow, stepOf } from '../../src/tour/workflow.ts';

const file = join(import.meta.dirname, '../../../../examples/service/.github/workflows/ci.yaml');
const read = () => readFile(file, 'utf8');

describe("the example's workflow", () => {
  it('has exactly four jobs', async () => {
    const [, jobs = ''] = (await read()).split(/^jobs:$/m);
    expect([...jobs.matchAll(/^ {2}\S+:\n {4}name: (.+)$/gm)].map(([, name]) => name)).toEqual([
      'Test',
      'Build',
      'Push image',
      'Push HelmRelease',
    ]);
  });

  it('uses our actions in the last two', async () => {
    const steps = await readWorkflow(file);
    expect(steps.map(({ job, action, id }) => ({ job, action, id }))).toEqual([
      { job: 'Push image', action: 'ensure-ecr-repo', id: 'ecr' },
      { job: 'Push HelmRelease', action: 'push-helmrelease', id: undefined },
    ]);
  });

  it('keeps expressions as they are written', async () => {
    const { inputs } = stepOf(await readWorkflow(file), 'push-helmrelease');
    expect(inputs['image']).toBe('${{ needs.push-image.outputs.image }}');
  });

  it('pins every action to a commit and names its version', async () => {
    const uses = [...(await read()).matchAll(/uses: (.*)$/gm)].map(([, each = '']) => each);
    expect(uses.length).toBeGreaterThan(6);
    for (const each of uses) expect(each).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('puts nothing of an event into code', async () => {
    const text = await read();
    const scripts = [...text.matchAll(/run: (?:\|\n((?: {10}.*\n)+)|(.*)\n)/g)].map(([, block, line]) => block ?? line);
    expect(scripts.length).toBeGreaterThan(3);
    for (const script of scripts) expect(script).not.toContain('${{');
  });

  it('is missed by name', () => {
    expect(() => stepOf([], 'push-helmrelease')).toThrow(/does not use push-helmrelease/);
  });
});
