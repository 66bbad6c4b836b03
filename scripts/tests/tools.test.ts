import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ToolboxError, tools } from '@iac/toolbox';
import { chosen, setsOf } from '../tools/choose.ts';
import { alone } from '../tools/lock.ts';
import { emptyLog, logRun } from '../tools/log-run.ts';
import { progressOn } from '../tools/progress.ts';
import { sizeOf } from '../tools/size.ts';
import { versionOf } from '../tools/version.ts';
import { root } from '../tree/root.ts';
import { folderOf } from './folder.ts';

describe('npm run tools', () => {
  it('wants everything when nothing is named, each program once', () => {
    const names = setsOf(chosen([])).flatMap((set) => set.tools.map(({ name }) => name));
    expect(names.sort()).toEqual(tools.map(({ name }) => name).sort());
  });

  it('builds only what is named, with the files of its modules', () => {
    const sets = setsOf(chosen(['act', 'kwok', 'helm']));
    expect(
      sets.map(({ pins, tools: wanted, assets }) => [
        pins,
        wanted.map(({ name }) => name),
        assets.map(({ name }) => name),
      ]),
    ).toEqual([
      ['small', ['helm', 'act'], []],
      ['control-plane', ['kwok'], ['kwok-stages']],
    ]);
  });

  it('lists the names when one is unknown', () => {
    expect(() => chosen(['helm', 'hlem'])).toThrow(/^Nothing is called hlem\. There are: helm, /);
  });

  it('finds a pinned version for every program', () => {
    expect(tools.map(versionOf).filter((version) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  });

  it.each([
    [
      'helm',
      {},
      'There is no go on this machine that could build it. Install Go 1.26.5 or newer (https://go.dev/doc/install) and put it on PATH.',
    ],
    [
      'helm',
      { go: 'echo go1.25.9' },
      'helm needs Go 1.26.0, and this is go1.25.9. Install Go 1.26.5 or newer (https://go.dev/doc/install) and put it on PATH.',
    ],
    [
      'eksctl',
      { go: 'echo go1.26.4' },
      'eksctl needs Go 1.26.5, and this is go1.26.4. Install Go 1.26.5 or newer (https://go.dev/doc/install) and put it on PATH.',
    ],
    [
      'zizmor',
      { python3: 'echo no module named ensurepip; exit 1' },
      'There is no python3 on this machine that could build it. Install Python 3.11 or newer with its venv module (Debian and Ubuntu: `apt-get install python3-venv`).',
    ],
    [
      'zizmor',
      { python3: 'echo Python 3.9.2' },
      'zizmor needs Python 3.11, and this is Python 3.9.2. Install Python 3.11 or newer with its venv module (Debian and Ubuntu: `apt-get install python3-venv`).',
    ],
  ])('says in one sentence what the machine lacks: %s with %j', (name, programs, sentence) => {
    const folder = folderOf({});
    for (const [program, lines] of Object.entries(programs))
      writeFileSync(join(folder, program), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
    const { status, stderr } = spawnSync(process.execPath, ['scripts/tools.ts', name], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: folder, HOME: folder },
    });
    expect(stderr.trim()).toBe(sentence);
    expect(status).toBe(1);
  });
});

describe('a build that fails', () => {
  it('names its log, which holds all that was said, and shows the last of it', async () => {
    const log = join(folderOf({}), 'logs/helm.log');
    emptyLog(log);
    const failing = logRun({ file: 'sh', args: ['-c', 'echo first >&2; echo last >&2; exit 2'], cwd: root, log });
    await expect(failing).rejects.toThrow(ToolboxError);
    await expect(failing).rejects.toThrow(new RegExp(`last\\n[^]*All that it said is in ${log}`));
    expect(readFileSync(log, 'utf8')).toMatch(/^\$ sh -c [^]*\nfirst\nlast\n$/);
  });
});

const never = (): never => {
  throw new Error('It waited.');
};

describe('two builds of the same', () => {
  it('go one after the other', async () => {
    const lock = join(folderOf({}), 'small.lock');
    const order: string[] = [];
    const gate = Promise.withResolvers<undefined>();
    const first = alone(lock, never, async () => {
      await gate.promise;
      order.push('first');
    });
    const second = alone(
      lock,
      () => gate.resolve(undefined),
      () => Promise.resolve(order.push('second')),
    );
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('do not wait for one that was killed', async () => {
    const lock = join(folderOf({}), 'small.lock');
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(lock, String(pid));
    expect(await alone(lock, never, () => Promise.resolve('built'))).toBe('built');
    expect(existsSync(lock)).toBe(false);
  });
});

describe('the size of a folder', () => {
  it('counts a folder once that is linked as well, as a virtual environment has it', () => {
    const folder = folderOf({ 'lib/a': '12345', b: '1' });
    symlinkSync('lib', join(folder, 'lib64'));
    expect(sizeOf(folder)).toBe(6);
  });
});

describe('progress', () => {
  it('is one changing line on a terminal', () => {
    const written: string[] = [];
    const progress = progressOn({ isTTY: true, columns: 20, write: (text) => written.push(String(text)) > 0 });
    progress.show('helm: compiling', '1 of 400 packages');
    progress.show('helm: compiling', '2 of 400 packages');
    expect(written).toEqual(['\r\x1b[Khelm: compiling 1 o', '\r\x1b[Khelm: compiling 2 o']);
  });

  it('is a line per stage and half minute elsewhere', () => {
    const written: string[] = [];
    let now = 0;
    const stream = { isTTY: false, columns: 80, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
    const progress = progressOn(stream, () => now);
    for (const [stage, detail, at] of [
      ['helm', '1', 0],
      ['helm', '2', 5_000],
      ['helm', '3', 31_000],
      ['act', '1', 32_000],
      ['helm', '4', 33_000],
      ['act', '2', 34_000],
    ] as const) {
      now = at;
      progress.show(stage, detail);
    }
    expect(written).toEqual(['helm 1\n', 'helm 3\n', 'act 1\n']);
  });
});
