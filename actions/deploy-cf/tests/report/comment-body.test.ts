import { describe, expect, it } from '@jest/globals';
import { commentBody } from '../../src/report/comment-body.ts';
import { added, folder, planned, stack } from './folder.ts';

describe('the comment', () => {
  it('starts with the mark of its workflow and environment, and folds what is left alone', () => {
    const body = commentBody(folder([planned, stack('a')], { mode: 'plan' }), {
      workflow: '.github/workflows/deploy-cf.yaml',
      runUrl: 'https://github.com/acme/iac/actions/runs/1',
      sha: '0123456789abcdef',
    });
    expect(body.split('\n')[0]).toBe('<!-- deploy-cf .github%2Fworkflows%2Fdeploy-cf.yaml staging -->');
    expect(body).toContain('<summary>1 left alone</summary>');
    expect(body).toContain('planned at `0123456789ab`');
  });

  it('stays within what GitHub takes', () => {
    const changes = Array.from({ length: 190 }, (_, index) => ({ ...added, logicalId: `Topic${index}` }));
    const many = Array.from({ length: 60 }, (_, index) =>
      stack(`s${index}`, { outcome: { kind: 'planned', action: 'update', changes, by: 'static', destructive: [] } }),
    );
    const body = commentBody(folder(many), { workflow: 'w', runUrl: 'https://run', sha: 'abc' });
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/more lines: see https:\/\/run/);
  });
});
