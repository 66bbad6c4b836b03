import { describe, expect, it } from '@jest/globals';
import { destinationOf } from '../src/destination.ts';
import type { Plan } from '../src/plan.ts';
import { report, type Done } from '../src/report.ts';
import { inputs, wanted } from './fixtures.ts';

const destination = destinationOf(inputs, 'https://github.com');
const updated: Plan = {
  steps: [{ kind: 'update', path: wanted.path, text: wanted.text }],
  reason: 'updated',
  diff: '-tag: 1.4.1\n+tag: 1.4.2\n',
  previousImages: [{ image: 'r.example/api:1.4.1' }],
};
const commit = 'c'.repeat(40);
const pushed: Done = { plan: updated, landing: { outcome: 'pushed', commit, attempts: 1, waitedMs: 0 } };
const of = (done: Done) => report({ ...done, inputs, wanted, destination, warnings: [], branch: 'main' });

describe('report', () => {
  it('gives every output of a push', () => {
    expect(of(pushed).outputs).toEqual({
      outcome: 'pushed',
      reason: 'updated',
      changed: 'true',
      path: 'releases/staging/api.yaml',
      'commit-sha': commit,
      'commit-url': `https://github.com/biomage/iac/commit/${commit}`,
      'previous-image': 'r.example/api:1.4.1',
      attempts: '1',
      diff: updated.diff,
    });
  });

  it('shows a reviewer what changed, from which image to which, and where', () => {
    const { summary } = of(pushed);
    expect(summary).toContain('🚀 api in staging: release updated');
    expect(summary).toContain('| Before | `r.example/api:1.4.1` |');
    expect(summary).toContain('| Image | `r.example/api:1.4.2` |');
    expect(summary).toContain('```diff\n-tag: 1.4.1\n+tag: 1.4.2\n```');
  });

  it('links to files and branches of any name', () => {
    const { summary } = report({
      ...pushed,
      inputs,
      destination,
      warnings: [],
      branch: 'a#b',
      wanted: { ...wanted, path: 'releases/x (1)/a.yaml' },
    });
    expect(summary).toContain('](https://github.com/biomage/iac/blob/a%23b/releases/x%20%281%29/a.yaml)');
  });

  it('says how many attempts it took, where others pushed too', () => {
    const { summary } = of({ plan: updated, landing: { outcome: 'pushed', commit, attempts: 3, waitedMs: 412.4 } });
    expect(summary).toContain('| Attempts | 3: others pushed at the same time (412 ms waited) |');
  });

  it('says in plan mode what would happen, and names no commit', () => {
    const { outputs, summary } = of({ plan: updated });
    expect(outputs).toMatchObject({
      outcome: 'planned',
      changed: 'true',
      'commit-sha': '',
      'commit-url': '',
      attempts: '0',
    });
    expect(summary).toContain('would be updated');
  });

  it('says that there is nothing to do', () => {
    const plan: Plan = { steps: [], reason: 'same-bytes', diff: '', previousImages: wanted.images };
    const { outputs, summary } = of({ plan, landing: { outcome: 'unchanged', commit, attempts: 0, waitedMs: 0 } });
    expect(outputs).toMatchObject({ outcome: 'unchanged', reason: 'same-bytes', changed: 'false', diff: '' });
    expect(summary).toContain('nothing to do');
    expect(summary).not.toContain('diff');
  });

  it('fences a diff that holds a fence itself', () => {
    const { summary } = of({ plan: { ...updated, diff: '+text: "````"\n' } });
    expect(summary).toContain('`````diff\n+text: "````"\n`````');
  });
});
