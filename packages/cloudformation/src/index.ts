export type {
  Json,
  JsonObject,
  ParameterDeclaration,
  Path,
  ResourceDeclaration,
  Template,
} from './template/template.ts';
export type * from './stack/stack.ts';
export type * from './stack/outcome.ts';
export type * from './stack/change-set.ts';
export type * from './stack/cloudformation.ts';
export type * from './stack/operation-event.ts';
export type { FolderOutcome, SkippedStack, StackReport } from './deploy/outcome.ts';
export { readTemplate, type TemplateReading } from './template/read-template.ts';
export { templateSource, type TemplateSource } from './template/template-source.ts';
export { capabilitiesOf } from './template/capabilities.ts';
export { sameTemplate } from './template/same-template.ts';
export { differences, type Differences } from './template/differences.ts';
export { unskippable, type Unskippable } from './template/unskippable.ts';
export { exportsOf, importsOf, type ExchangedName, type Export } from './graph/exchanged-names.ts';
export {
  orderStacks,
  type Dependency,
  type Imported,
  type StackNode,
  type StackOrder,
  type StackReference,
} from './graph/order-stacks.ts';
export type { StackValues } from './graph/stack-values.ts';
export { readPool, type ParameterPool, type PoolValue, type ScopedValues } from './parameters/pool.ts';
export {
  fillParameters,
  type FillContext,
  type FilledParameter,
  type FilledStacks,
  type StackToFill,
} from './parameters/fill-parameters.ts';
export { knownValues, settleParameters, type OutputsOf } from './parameters/settle-parameters.ts';
export type { ConventionSettings, Finding, Level, Rule } from './conventions/finding.ts';
export { approve, type Approval } from './destructive/approval.ts';
export { lookAt, lookAtOne, type Look } from './stack/look.ts';
