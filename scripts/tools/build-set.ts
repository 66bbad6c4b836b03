import { existsSync, rmSync } from 'node:fs';
import { builtFolder, recordOf } from '@iac/toolbox';
import type { WantedSet } from './choose.ts';
import { buildGoSet } from './go-set.ts';
import { alone } from './lock.ts';
import { fetchOpenapi } from './openapi.ts';
import type { Progress } from './progress.ts';
import { installPython } from './python.ts';
import { requireToolchain } from './require-toolchain.ts';

/** Builds what is missing of a set. What a killed build had compiled is still there and is not compiled again. */
export async function buildSet(wanted: WantedSet, progress: Progress): Promise<void> {
  if (isComplete(wanted)) return;
  requireToolchain(wanted);
  const folder = builtFolder(wanted.pins);
  const onWait = (pid: number) => progress.show(`${wanted.pins}: process ${pid} builds it; waiting`);
  await alone(`${folder}.lock`, onWait, async () => {
    const missing = withoutPresent(wanted);
    // The compiler's caches are ten times the size of what is built.
    const caches = `${folder}.building`;
    if (wanted.pins === 'python') await installPython(missing, caches, progress);
    else if (wanted.pins === 'openapi') await fetchOpenapi(missing, caches, progress);
    else await buildGoSet(missing, caches, progress);
    rmSync(caches, { recursive: true, force: true });
  });
}

function isComplete(wanted: WantedSet): boolean {
  const { tools, assets } = withoutPresent(wanted);
  return tools.length + assets.length === 0;
}

function withoutPresent({ pins, tools, assets }: WantedSet): WantedSet {
  return {
    pins,
    tools: tools.filter((tool) => !existsSync(recordOf(tool))),
    assets: assets.filter((asset) => !existsSync(recordOf(asset))),
  };
}
