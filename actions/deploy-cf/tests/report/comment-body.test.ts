import { UserError } from '@iac/action-kit/errors';
import { describe, expect, it } from '@jest/globals';
import { commentBody } from '../../src/report/comment-body.ts';
import { failedComment } from '../../src/report/failed-comment.ts';
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

describe('the comment of a plan that failed', () => {
  it('takes the place of the plan, and names every fault at its line', () => {
    const place = { workflow: 'Deploy', runUrl: 'https://run', sha: '0123456789abcdef' };
    const error = new UserError({
      code: 'invalid-templates',
      problem: 'The templates have 2 faults.',
      remedy: 'Correct what is named here.',
      faults: [
        { problem: 'There is no @acme/Nothing.', at: { file: 'cf/a.yaml', line: 3 } },
        { problem: 'There are two <b>.', at: { file: 'cf/b.yaml', line: 7 } },
      ],
    });
    const body = failedComment(error, 'staging', place);
    expect(body.split('\n')[0]).toBe(commentBody(folder([stack('a')]), place).split('\n')[0]);
    expect(body).toContain('### CloudFormation plan for staging failed');
    expect(body).toContain('- cf/a.yaml:3: There is no @\u200bacme/Nothing.');
    expect(body).toContain('- cf/b.yaml:7: There are two &lt;b&gt;.');
    expect(body).toContain('at `0123456789ab` · [details](https://run)');
  });
});
