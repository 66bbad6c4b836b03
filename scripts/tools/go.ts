import { join } from 'node:path';
import { builtFolder, cacheFolder, pinsFolder, type PinSet } from '@iac/toolbox';
import { logRun } from './log-run.ts';
import { text } from './boundary.ts';

/** Where all Go programs are compiled: the beginning of the names of its caches and its lock. */
export function goWorkplace(): string {
  return join(cacheFolder(), 'go');
}

/** The caller's own, with caches apart, so that they can go, and nothing that changes what comes out. */
export function goEnvironment(caches: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GOCACHE: join(caches, 'go-build'),
    GOMODCACHE: join(caches, 'go-mod'),
    // Without -modcacherw the module cache is read-only and cannot be removed.
    GOFLAGS: '-mod=readonly -modcacherw -trimpath -buildvcs=false',
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
    CGO_ENABLED: '0',
    // The compiler itself collects no memory before it has taken so much: a quarter less time (Go's own library, 50 s and 40 s).
    GOGC: 'off',
    GOMEMLIMIT: '3GiB',
  };
}

/** Where the files of a module lie, held against go.sum. */
export async function moduleFolder(pins: PinSet, module: string, caches: string): Promise<string> {
  const json = await logRun({
    file: 'go',
    args: ['mod', 'download', '-json', module],
    cwd: pinsFolder(pins),
    env: goEnvironment(caches),
    log: join(builtFolder(pins), 'logs', 'assets.log'),
  });
  return text(JSON.parse(json), 'Dir');
}
