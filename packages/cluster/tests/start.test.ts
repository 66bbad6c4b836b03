import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startCluster } from '@iac/cluster';
import { folderForNow } from '../src/folder.ts';
import { makeIdentities } from '../src/identities.ts';
import { freePorts } from '../src/ports.ts';

const before = { ...process.env };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iac-test-'));
});
afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true });
});

describe('a cluster', () => {
  it('that cannot start says which command builds what is missing, and leaves no folder', async () => {
    process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    // Tests run where there is no Go, too; only its version is asked for.
    writeFileSync(join(programs, 'go'), '#!/bin/sh\necho go1.26.8\n', { mode: 0o755 });
    process.env['PATH'] = `${programs}:${before['PATH'] ?? ''}`;
    const temporary = join(folder, 'temporary');
    mkdirSync(temporary);
    process.env['TMPDIR'] = temporary;
    await expect(startCluster()).rejects.toThrow('Run `npm run tools -- etcd`.');
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('takes ports that are free and all different', async () => {
    const ports = await freePorts(5);
    expect(new Set(ports).size).toBe(5);
    await Promise.all(
      ports.map(
        (port) =>
          new Promise<void>((resolve, reject) => {
            const server = createServer().once('error', reject);
            server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
          }),
      ),
    );
  });

  it('keeps its tokens and keys from other users, and gives each user another token', () => {
    const identities = makeIdentities(folder);
    const file = identities.kubeconfig('kwok', { url: 'https://127.0.0.1:1', certificate: 'x' });
    for (const path of [file, identities.tokensFile, identities.serviceAccountKey])
      expect(statSync(path).mode & 0o077).toBe(0);
    expect(identities.token('kwok')).not.toBe(identities.token('admin'));
  });

  it('has a folder that can be removed at any time', () => {
    const made = folderForNow();
    expect(existsSync(made.path)).toBe(true);
    made.remove();
    expect(existsSync(made.path)).toBe(false);
  });
});
