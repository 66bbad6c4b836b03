import { AwsError } from '../../errors.ts';
import { string, structure } from '../../shapes/index.ts';
import { invalid } from '../errors.ts';
import { reads } from '../operation.ts';

/** What a hook said of one resource, by the HookInvocationId of its event. */
export const getHookResult = reads({
  name: 'GetHookResult',
  input: structure({}, { HookResultId: string({ min: 36, max: 36 }) }),
  run({ HookResultId }, { stacks }) {
    if (HookResultId === undefined) throw invalid('HookResultId must be specified');
    const told = stacks
      .all()
      .flatMap(({ events }) => events)
      .findLast(({ hook }) => hook?.invocationId === HookResultId);
    if (told?.hook === undefined)
      throw new AwsError('HookResultNotFound', `Hook result ${HookResultId} does not exist`, { status: 404 });
    const { hook, at } = told;
    return {
      HookResultId,
      InvocationPoint: 'PRE_PROVISION',
      FailureMode: hook.mode,
      TypeName: hook.type,
      Status: hook.status,
      HookStatusReason: hook.reason,
      InvokedAt: at,
      Annotations: hook.annotations.map(({ name, status, message, remedy }) => ({
        AnnotationName: name,
        Status: status,
        StatusMessage: message,
        RemediationMessage: remedy,
      })),
    };
  },
});
