import type { Benchmark } from './benchmark.ts';
import { deployCf } from './deploy-cf.ts';
import { ensureEcrRepo } from './ensure-ecr-repo.ts';
import { guardReleases } from './guard-releases.ts';
import { pushHelmrelease } from './push-helmrelease.ts';

/** In the order in which they run. */
export const benchmarks: readonly Benchmark[] = [ensureEcrRepo, pushHelmrelease, guardReleases, deployCf];
