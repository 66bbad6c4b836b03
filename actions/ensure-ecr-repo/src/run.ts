import type { Result } from '@iac/action-kit';
import { announce } from './announce.ts';
import type { RegistryWriter } from './apply.ts';
import type { Inputs } from './inputs.ts';
import type { RegistryReader } from './observe.ts';
import { type LifecyclePreviewer, type Pause, preview } from './preview.ts';
import { prepare, reconcile } from './reconcile.ts';
import { reportPlan, reportRun } from './report.ts';

export type Registry = RegistryReader & RegistryWriter & LifecyclePreviewer;

export async function run(inputs: Inputs, registry: Registry, pause: Pause): Promise<Result> {
  const wanted = { names: inputs.repositories, asked: inputs.asked };
  const prepared = await prepare(registry, wanted);
  announce(prepared.plan, inputs.mode);
  if (inputs.mode === 'plan') return reportPlan(wanted, prepared, await preview(registry, prepared.plan, pause));

  return reportRun(wanted, await reconcile(registry, { wanted, prepared, pause }));
}
