import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { builtFolder, pinsFolder, placeOf, ToolboxError } from '@iac/toolbox';
import { openapiPins, text } from './boundary.ts';
import type { WantedSet } from './choose.ts';
import { goEnvironment } from './go.ts';
import { logRun } from './log-run.ts';
import type { Progress } from './progress.ts';
import { keepRecord } from './record.ts';
import { sizeOf } from './size.ts';

/** The API descriptions of each minor version of Kubernetes, from its own module. One module at a time: each is large. */
export async function fetchOpenapi({ pins, assets }: WantedSet, caches: string, progress: Progress): Promise<void> {
  const from = performance.now();
  const minors = openapiPins(JSON.parse(readFileSync(join(pinsFolder(pins), 'openapi.json'), 'utf8')));
  for (const asset of assets) {
    const place = placeOf(asset, 'assets');
    for (const { minor, version, sum } of minors) {
      progress.show(`${asset.name}: fetching`, version);
      const json = await logRun({
        file: 'go',
        args: ['mod', 'download', '-json', `k8s.io/kubernetes@${version}`],
        cwd: pinsFolder(pins),
        env: goEnvironment(caches),
        log: join(builtFolder(pins), 'logs', 'openapi.log'),
      });
      const module: unknown = JSON.parse(json);
      if (text(module, 'Sum') !== sum) throw changed(version, sum, text(module, 'Sum'));
      cpSync(join(text(module, 'Dir'), 'api/openapi-spec'), join(place, minor), { recursive: true });
      rmSync(caches, { recursive: true, force: true });
    }
    keepRecord(asset, { seconds: Math.round((performance.now() - from) / 100) / 10, bytes: sizeOf(place) });
  }
}

function changed(version: string, pinned: string, got: string): ToolboxError {
  return new ToolboxError({
    code: 'build-failed',
    problem: `k8s.io/kubernetes ${version} is not what was pinned: its checksum is ${got}, and tools/go/openapi/openapi.json has ${pinned}.`,
    remedy: 'Do not use it before somebody knows why.',
  });
}
