import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs that are being killed may write for a moment longer. */
const removeAtEnd = 'read -r never; until rm -rf "$1"; do sleep 0.1; done';

/** A temporary folder that goes with this process, however it ends: a shell waits at a pipe that only this process holds. */
export function folderForNow(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'iac-cluster-'));
  // In a group of its own, because Ctrl-C goes to the whole group of the terminal.
  const remover = spawn('sh', ['-c', removeAtEnd, 'sh', path], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  remover.unref();
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
      remover.stdin.end();
    },
  };
}
