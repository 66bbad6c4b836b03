import { isActionError } from '@iac/action-kit/errors';
import type { CloudFormation } from './cloudformation.ts';
import type { Cause, StackEvent } from './stack.ts';

/** Adds what the hook's own report says of each rule, where the role may read it; it only adds to what is known. */
export async function withHookFindings(
  port: CloudFormation,
  cause: Cause | undefined,
  events: readonly StackEvent[],
): Promise<Cause | undefined> {
  if (cause?.kind !== 'hook') return cause;
  const hooks = events.flatMap(({ logicalId, hook }) => (logicalId === cause.logicalId && hook ? [hook] : []));
  const invocation = hooks.find(({ status }) => status.endsWith('FAILED'))?.invocation;
  if (invocation === undefined) return cause;
  try {
    const { findings = [] } = (await port.getHookResult(invocation)) ?? {};
    return findings.length === 0 ? cause : { ...cause, reason: `${cause.reason} ${findings.join('; ')}` };
  } catch (error) {
    if (isActionError(error)) return cause;
    throw error;
  }
}
