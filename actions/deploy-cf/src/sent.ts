import { decide, type CurrentStack, type StackRun } from '@iac/cloudformation';
import type { Ports } from './ports.ts';

/** The same run, its template put where CloudFormation reads it, if it is too long for a request and will be asked for. */
export async function sent(run: StackRun, current: CurrentStack, { artifacts }: Ports): Promise<StackRun> {
  if ('body' in run.wanted.source || decide(run, current).kind === 'unchanged') return run;
  await artifacts?.put(run.wanted.template.text);
  return run;
}
