import { describe, expect, it } from '@jest/globals';
import { planFile } from '../src/plan.ts';

const wanted = { path: 'a.txt', text: 'new' };

describe('the plan', () => {
  it('creates a file that is missing', () => {
    expect(planFile(wanted, undefined)).toEqual([{ kind: 'create', ...wanted }]);
  });

  it('replaces a file that holds something else', () => {
    expect(planFile(wanted, 'old')).toEqual([{ kind: 'replace', ...wanted }]);
  });

  it('is empty when nothing differs', () => {
    expect(planFile(wanted, 'new')).toEqual([]);
  });
});
