export { cancellation } from './cancellation.ts';
export { readContext, type RunContext } from './context.ts';
export {
  ActionError,
  UserError,
  faultLine,
  isActionError,
  type ErrorDetails,
  type Fault,
  type Location,
} from './errors.ts';
export { converting, duration, flag, lines, optional, pairs, reading } from './fields.ts';
export { invalidInputs, parseBy, type InputFault, type RawInputs } from './inputs.ts';
export { fitComment, fitSummary } from './limits.ts';
export { log, mask } from './log.ts';
export { proxyAgent } from './proxy.ts';
export type { Annotation, Result } from './result.ts';
export { runAction } from './run-action.ts';
export { timeLimit } from './time-limit.ts';
