import { expect, it } from '@jest/globals';
import { describeStep } from '../../src/report/describe.ts';

it('a new tag has no former value, whatever its key', () => {
  const step = { kind: 'tag-repository', repository: 'api', arn: 'arn', from: {}, to: { constructor: 'x' } } as const;
  expect(describeStep(step, undefined)).toBe('tags: constructor=x');
});
