import { join } from 'node:path';
import { readWorkflow, stepOf, type WorkflowStep } from '../workflow.ts';

/** The workflow of an iac repository that deploys its templates. */
export const platformWorkflow = '.github/workflows/deploy-cf.yaml';

/** Its steps that use deploy-cf, of the jobs that are run here. */
export interface PlatformSteps {
  readonly deploy: WorkflowStep;
  readonly plan: WorkflowStep;
}

export async function platformSteps(root: string): Promise<PlatformSteps> {
  const steps = await readWorkflow(join(root, platformWorkflow));
  const ofJob = (name: RegExp) =>
    stepOf(
      steps.filter(({ job }) => name.test(job)),
      'deploy-cf',
    );
  return { deploy: ofJob(/^Deploy staging$/), plan: ofJob(/^Plan /) };
}
