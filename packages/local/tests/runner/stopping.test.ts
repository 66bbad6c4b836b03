import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startStep, type StepOptions } from '../../src/runner/index.ts';
import { fixture, runScript } from './fixture.ts';

const waits = "console.log('ready'); setInterval(() => {}, 1000);";
const delays = { interrupt: 200, terminate: 200, streams: 200 };

/** Starts a step and resolves when its script says that it is ready. */
function started(script: string, options: Partial<StepOptions> = {}) {
  return new Promise<ReturnType<typeof startStep>>((resolve) => {
    const step = startStep({
      folder: fixture('script'),
      workspace: fixture('.'),
      inputs: { script },
      delays,
      ...options,
      show: (line) => {
        if (line.startsWith('ready')) setImmediate(() => resolve(step));
      },
    });
  });
}

describe('a step that is cancelled', () => {
  it('may clean up on SIGINT; its files count', async () => {
    const step = await started(
      `process.on('SIGINT', () => { fs.appendFileSync(env.GITHUB_OUTPUT, 'saved=yes'); process.exit(0); }); ${waits}`,
    );
    step.cancel();
    const outcome = await step.finished;
    expect(outcome).toMatchObject({ conclusion: 'cancelled', exitCode: 0, outputs: { saved: 'yes' } });
    expect(outcome.annotations).toEqual([{ level: 'error', message: 'The operation was canceled.' }]);
  });

  it('gets SIGTERM when SIGINT was of no use', async () => {
    const step = await started(
      `process.on('SIGINT', () => {}); process.on('SIGTERM', () => { console.log('terminated'); process.exit(1); }); ${waits}`,
    );
    step.cancel();
    expect((await step.finished).log).toContain('terminated\n');
  });

  it('is killed with all that it started when it ignores both', async () => {
    const child = "const { spawn } = await import('node:child_process'); const child = spawn('sleep', ['60']);";
    const step = await started(
      `process.on('SIGINT', () => {}); process.on('SIGTERM', () => {}); ${child} console.log('ready ' + child.pid); setInterval(() => {}, 1000);`,
    );
    step.cancel();
    const outcome = await step.finished;
    expect(outcome).toMatchObject({ conclusion: 'cancelled', exitCode: undefined });
    await expectGone(Number(/ready (\d+)/.exec(outcome.raw)?.[1]));
  });

  it('still runs its post script', async () => {
    const step = await started('', { folder: fixture('phases'), inputs: { name: 'a', main: waits } });
    step.cancel();
    const { log } = await step.finished;
    expect(log).toContain('post of a');
    expect(log.indexOf('canceled')).toBeLessThan(log.indexOf('post of a'));
  });

  it('is not begun when it was cancelled before', async () => {
    const step = startStep({ folder: fixture('script'), workspace: fixture('.'), inputs: { script: waits }, delays });
    step.cancel();
    expect(await step.finished).toMatchObject({ conclusion: 'skipped', raw: '' });
  });
});

describe('a step whose machine is lost', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lost-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('ends at once, without outputs and post script', async () => {
    const file = join(folder, 'signal');
    const step = await started('', {
      folder: fixture('phases'),
      inputs: {
        name: 'a',
        main: `process.on('SIGTERM', () => fs.writeFileSync(${JSON.stringify(file)}, '')); fs.appendFileSync(env.GITHUB_OUTPUT, 'a=1'); ${waits}`,
      },
    });
    step.kill();
    const outcome = await step.finished;
    expect(outcome).toMatchObject({ conclusion: 'failure', exitCode: undefined });
    expect(outcome.outputs).toEqual({});
    expect(outcome.log).not.toContain('post of a');
    expect(existsSync(file)).toBe(false);
  });
});

describe('a step that takes too long', () => {
  it('is stopped and fails', async () => {
    const step = startStep({
      folder: fixture('script'),
      workspace: fixture('.'),
      inputs: { script: waits },
      delays,
      timeout: 300,
    });
    const outcome = await step.finished;
    expect(outcome.conclusion).toBe('failure');
    expect(outcome.annotations[0]?.message).toBe("The action './script' has timed out after 0.005 minutes.");
  });

  it('is not waited for when only a process that it left behind holds its output open', async () => {
    const step = await started(
      "const { spawn } = await import('node:child_process'); const child = spawn('sleep', ['60'], { stdio: 'inherit' }); child.unref(); console.log('ready ' + child.pid);",
    );
    const outcome = await step.finished;
    expect(outcome).toMatchObject({ conclusion: 'success', exitCode: 0 });
    await expectGone(Number(/ready (\d+)/.exec(outcome.raw)?.[1]));
  });
});

describe('a process that a step leaves behind', () => {
  it('ends with the job', async () => {
    const outcome = await runScript(
      "const { spawn } = await import('node:child_process'); const child = spawn('sleep', ['60'], { stdio: 'ignore' }); child.unref(); console.log('left ' + child.pid);",
    );
    expect(outcome.conclusion).toBe('success');
    await expectGone(Number(/left (\d+)/.exec(outcome.raw)?.[1]));
  });
});

describe('a process that leaves while a step runs', () => {
  it('takes the step and its folders with it', () => {
    const { stdout } = spawnSync(process.execPath, [fixture('leave.ts')], { encoding: 'utf8' });
    const [, pid, temp] = /^ready (\d+) (.+)$/m.exec(stdout) ?? [];
    return expectGone(Number(pid)).then(() => {
      expect(existsSync(temp ?? '/')).toBe(false);
    });
  });
});

/** A killed process stays in the table until somebody has asked for its end. */
async function expectGone(pid: number): Promise<void> {
  expect(pid).toBeGreaterThan(1);
  const deadline = Date.now() + 5_000;
  while (isRunning(pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isRunning(pid)).toBe(false);
}

function isRunning(pid: number): boolean {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !/\) Z /.test(readFileSync(path, 'utf8'));
}
