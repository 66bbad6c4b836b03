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
export { arrange, type Arrangement, type Surroundings } from './deploy/arrange.ts';
export { eachStack, type Asked, type FolderRun, type Verb } from './deploy/each-stack.ts';
export type { Folder, FolderStack, TextFile } from './deploy/folder.ts';
export { importFaults, needsExports, unorderedImports, type Importing } from './deploy/imports.ts';
export { judgeOf, leftApprovals } from './deploy/judge.ts';
export type { FolderOutcome, SkippedStack, StackReport } from './deploy/outcome.ts';
export { invalidTemplates, readFolder, type FolderToRead } from './deploy/read-folder.ts';
export { stackNameOf, templateName } from './deploy/stack-names.ts';
export { outputsForPlan, want, type Artifacts, type StackSettings } from './deploy/want.ts';
export { filesOf, placeWithin } from './nested/nested-templates.ts';
export { readNested, type NestedTemplates, type ReadFile } from './nested/read-nested.ts';
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
export { readPool, type ParameterPool, type PoolSource, type PoolValue, type ScopedValues } from './parameters/pool.ts';
export {
  fillParameters,
  type FillContext,
  type FilledParameter,
  type FilledStacks,
  type StackToFill,
} from './parameters/fill-parameters.ts';
export { knownValues } from './parameters/known-values.ts';
export { settleParameters, type OutputsOf, type SettledParameters } from './parameters/settle-parameters.ts';
export type { ConventionSettings, Finding, Level, Rule } from './conventions/finding.ts';
export { lintTemplates, type RunCfnLint } from './conventions/cfn-lint/lint-templates.ts';
export { checkConventions } from './conventions/check-conventions.ts';
export { approve, type Approval } from './destructive/approval.ts';
export { destructiveChanges } from './destructive/destructive-changes.ts';
export { destructiveError, unusedApprovals, type RefusedStack } from './destructive/refusal.ts';
export { lookAt, lookAtOne, type Look } from './stack/look.ts';
export { deployStack } from './stack/deploy.ts';
export { planStack, type ChangeSets } from './stack/plan.ts';
export { executeChangeSet } from './stack/execute.ts';
export { decide, type Decision } from './stack/decide.ts';
export type { Divergence } from './stack/divergence.ts';
export { changePath } from './stack/change-path.ts';
export { causeLocation } from './stack/cause.ts';
export { realTime } from './stack/time.ts';
export { stackFailures, type CloudFormationFailure, type StackFailure } from './stack/failure-codes.ts';
export { connectCloudFormation } from './stack/sdk/connect.ts';
