// More of nested templates that are files: what changes in them, what fails, and what is wrong, each at its own line.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGround, type Ground } from './deploy-cf/ground.ts';
import { bucket, data, files, nesting, stack } from './deploy-cf/nested.ts';

let ground: Ground;

beforeEach(async () => {
  ground = await openGround();
  ground.aws.s3.put('artifacts');
});
afterEach(() => ground.close());

const uploads = () => ground.writes().filter((name) => name === 's3:PutObject').length;

describe('templates nested as files', () => {
  it('are planned with what changes in them, without a write where no change set is made', async () => {
    await ground.write(files());
    await ground.run(bucket);
    await ground.write(files(data('id', 2)));
    ground.aws.forget();
    const quick = await ground.run({ ...bucket, mode: 'plan' });
    expect(JSON.parse(quick.outputs['plan'] ?? '')).toMatchObject({
      stacks: { [stack]: { action: 'update', changes: [{ logicalId: 'Store' }] } },
    });
    expect(ground.writes()).toEqual([]);
    const seen = await ground.run({ ...bucket, mode: 'plan', 'change-sets': 'create' });
    expect(JSON.parse(seen.outputs['plan'] ?? '')).toMatchObject({
      stacks: {
        [stack]: {
          changes: [
            { logicalId: 'Store' },
            { nested: ['Store'], logicalId: 'Data' },
            { nested: ['Store', 'Data'], logicalId: 'Queue', properties: ['Properties.DelaySeconds'] },
          ],
        },
      },
    });
  });

  it('tell their events, and the cause of a failure on their own line', async () => {
    await ground.write(files());
    await ground.run(bucket);
    await ground.write(files(data('id', 2)));
    ground.aws.cloudformation.fail({ logicalId: 'Queue', reason: 'The queue is full' });
    const failed = await ground.run(bucket);
    expect(failed.annotations).toContainEqual(
      expect.objectContaining({
        level: 'error',
        file: 'nested/data.yaml',
        line: 12,
        message: expect.stringContaining('The queue is full'),
      }),
    );
    expect(failed.log).toMatch(/biomage-shop-staging-Store-\S+-Data-\S+ › Queue AWS::SQS::Queue UPDATE_FAILED/);
  });

  it('are uploaded only when they are not there, once for all that nest them', async () => {
    await ground.write({ ...files(), 'cf/other.yaml': nesting('Store', '../nested/store.yaml') });
    await ground.run(bucket);
    expect(uploads()).toBe(2);
    const times = ground.aws.s3.keys('artifacts').length;
    await ground.write({ 'cf/third.yaml': nesting('Store', '../nested/store.yaml') });
    expect(await ground.run(bucket)).toMatchObject({ conclusion: 'success' });
    expect(ground.aws.s3.keys('artifacts')).toHaveLength(times);
  });

  it('are refused before any change where they are broken, missing, outside, in a circle, or without a bucket', async () => {
    await ground.write(files('Resources: {A: {Type: Nothing}}\n'));
    const broken = await ground.run(bucket);
    expect(broken.annotations).toMatchObject([{ level: 'error', file: 'nested/data.yaml', line: 1 }]);
    await ground.write({ ...files(), 'nested/store.yaml': nesting('Data', 'store.yaml') });
    const circle = await ground.run(bucket);
    expect(circle.annotations).toMatchObject([{ file: 'nested/store.yaml', message: expect.stringMatching(/circle/) }]);
    await ground.write({ 'nested/store.yaml': nesting('Data', '../../data.yaml') });
    expect((await ground.run(bucket)).annotations).toMatchObject([
      { message: expect.stringMatching(/out of the works/) },
    ]);
    await ground.write(files());
    const [without] = (await ground.run()).annotations;
    expect(without).toMatchObject({ file: 'cf/shop.yaml', message: expect.stringMatching(/artifact-bucket/) });
    expect(ground.writes()).toEqual([]);
  });
});
