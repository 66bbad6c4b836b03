export type {
  Json,
  JsonObject,
  ParameterDeclaration,
  Path,
  ResourceDeclaration,
  Template,
} from './template/template.ts';
export type * from './stack/stack.ts';
export type { Progress, StackOutcome, StackPolicies, StackRun, Unknowable } from './stack/outcome.ts';
export type { FolderOutcome, SkippedStack, StackReport, TemplateFinding, UnknowablePlace } from './deploy/outcome.ts';
