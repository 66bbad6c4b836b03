import { existsSync, rmSync } from 'node:fs';
import { builtFolder, recordOf } from '@iac/toolbox';
import type { WantedSet } from './choose.ts';
import { goWorkplace } from './go.ts';
import { compileGo } from './go-set.ts';
import { alone } from './lock.ts';
import { fetchOpenapi } from './openapi.ts';
import type { Progress } from './progress.ts';
import { installPython } from './python.ts';
import { requireToolchain } from './require-toolchain.ts';

/** Fetches what is missing of a set that nothing is compiled for. */
export async function fetchSet(wanted: WantedSet, progress: Progress): Promise<void> {
  if (isComplete(wanted)) return;
  requireToolchain(wanted);
  const folder = builtFolder(wanted.pins);
  const onWait = (pid: number) => progress.show(`${wanted.pins}: process ${pid} fetches it; waiting`);
  await alone(`${folder}.lock`, onWait, async () => {
    const caches = `${folder}.building`;
    const fetch = wanted.pins === 'python' ? installPython : fetchOpenapi;
    await fetch(withoutPresent(wanted), caches, progress);
    rmSync(caches, { recursive: true, force: true });
  });
}

/**
 * Builds what is missing of these sets. They share the compiler's caches, so that what several need is fetched and compiled once. The
 * caches are ten times the size of what is built and go at the end; what a killed build had compiled is not compiled again.
 */
export async function buildGoSets(wanted: readonly WantedSet[], progress: Progress): Promise<void> {
  const caches = `${goWorkplace()}.building`;
  const incomplete = wanted.filter((set) => !isComplete(set));
  if (incomplete.length === 0 && !existsSync(caches)) return;
  incomplete.forEach(requireToolchain);
  const onWait = (pid: number) => progress.show(`process ${pid} compiles; waiting`);
  await alone(`${goWorkplace()}.lock`, onWait, async () => {
    await compileGo(incomplete.map(withoutPresent), caches, progress);
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
