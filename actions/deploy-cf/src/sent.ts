import { decide, type CurrentStack, type StackRun } from '@iac/cloudformation';
import type { Ports } from './ports.ts';

/** The same run, once all that CloudFormation reads from the bucket for it is there, if it will be asked at all. */
export async function sent(run: StackRun, current: CurrentStack, { artifacts }: Ports): Promise<StackRun> {
  const { uploads = [], name } = run.wanted;
  if (artifacts === undefined || uploads.length === 0 || decide(run, current).kind === 'unchanged') return run;
  const plural = uploads.length === 1 ? '' : 's';
  run.report({ kind: 'step', stack: name, text: `uploads ${String(uploads.length)} template${plural}` });
  await Promise.all(uploads.map((text) => artifacts.put(text)));
  return run;
}
