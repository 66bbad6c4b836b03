import { describe, expect, it } from '@jest/globals';
import { BatchAnswers } from '../../src/github/git/batch-answers.ts';

const oid = 'a'.repeat(40);

describe('the answers of git cat-file --batch', () => {
  it('are put together from pieces of any size, with newlines in contents and in what is missing', async () => {
    const written = `${oid} blob 5\na\nb\nc\nwith\nnewline missing\n${oid} tree 0\n\n`;
    for (const size of [1, 3, 7, written.length]) {
      const answers = new BatchAnswers(true);
      const asked = ['HEAD:x', 'with\nnewline', 'HEAD:'].map((expression) => answers.expect(expression));
      for (let at = 0; at < written.length; at += size) answers.push(Buffer.from(written.slice(at, at + size)));
      const [blob, missing, tree] = await Promise.all(asked);
      expect(blob?.content.toString()).toBe('a\nb\nc');
      expect(missing).toBeUndefined();
      expect(tree).toMatchObject({ type: 'tree', size: 0 });
      expect(answers.waiting).toBe(0);
    }
  });

  it('have a size alone where only that was asked for', async () => {
    const answers = new BatchAnswers(false);
    const asked = [answers.expect('x'), answers.expect('y')];
    answers.push(Buffer.from(`${oid} blob 5\ny missing\n`));
    expect(await Promise.all(asked)).toMatchObject([{ size: 5 }, undefined]);
  });

  it('are refused to all who wait when git ends', async () => {
    const answers = new BatchAnswers(true);
    const asked = answers.expect('x');
    answers.abandon();
    await expect(asked).rejects.toThrow('git ended before it answered "x"');
  });
});
