import type { Files } from './observe.ts';
import type { Step } from './plan.ts';

export async function apply(files: Files, plan: readonly Step[]): Promise<void> {
  for (const step of plan) await applyStep(files, step);
}

function applyStep(files: Files, step: Step): Promise<void> {
  switch (step.kind) {
    case 'create':
    case 'replace':
      return files.write(step.path, step.text);
    default:
      return step satisfies never;
  }
}
