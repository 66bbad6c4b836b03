// Nested templates that are files: the built bundle uploads them, skips them, and sees into their stacks.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGround, type Ground } from './deploy-cf/ground.ts';
import { bucket, data, files, stack } from './deploy-cf/nested.ts';

let ground: Ground;

beforeEach(async () => {
  ground = await openGround();
  ground.aws.s3.put('artifacts');
});
afterEach(() => ground.close());

describe('templates nested as files', () => {
  it('are uploaded and deployed, then cost no call more than other stacks', async () => {
    await ground.write(files());
    expect(await ground.run(bucket)).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
    expect(ground.aws.s3.keys('artifacts')).toHaveLength(2);
    ground.aws.forget();
    expect(await ground.run(bucket)).toMatchObject({ outputs: { outcome: 'unchanged' } });
    expect(ground.calls().toSorted()).toEqual(['DescribeStacks', 'GetTemplate']);
  });

  it('keep their tables, unless one is approved by its path', async () => {
    await ground.write(files());
    await ground.run(bucket);
    await ground.write(files(data('key')));
    ground.aws.forget();
    const refused = await ground.run(bucket);
    expect(refused).toMatchObject({ conclusion: 'failure', outputs: { reason: 'stacks-failed' } });
    expect(refused.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', file: 'nested/data.yaml', line: 6 }),
    );
    expect(ground.calls()).not.toContain('ExecuteChangeSet');
    const approved = await ground.run({ ...bucket, 'approve-destructive': `${stack}/Store/Data/Table` });
    expect(approved).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
  });
});
