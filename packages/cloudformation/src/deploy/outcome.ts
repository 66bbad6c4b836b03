import type { Fault } from '@iac/action-kit/errors';
import type { Finding } from '../conventions/finding.ts';
import type { StackOutcome } from '../stack/outcome.ts';
import type { CurrentStack, WantedStack } from '../stack/stack.ts';
import type { Template } from '../template/template.ts';
import type { Unskippable } from '../template/unskippable.ts';

/** What a run did to a folder of templates, or, in plan mode, would do. */
export interface FolderOutcome {
  readonly mode: 'apply' | 'plan' | 'execute';
  readonly environment: string;
  readonly region: string;
  /** Known from the ARN of a stack, or from STS where an account is asked for. */
  readonly account?: string;
  /** In the order of deployment: parents before their children. */
  readonly stacks: readonly StackReport[];
  /** What does not belong to one stack: an unreachable `changed-since`, a permission that is missing. */
  readonly warnings: readonly Fault[];
  /** Of the whole run. */
  readonly seconds: number;
}

/** One template and what became of its stack. */
export interface StackReport {
  /** The stack's. */
  readonly name: string;
  /** The template's path. */
  readonly file: string;
  readonly template: Template;
  /** Names of the folder's stacks whose exports or outputs it takes. */
  readonly parents: readonly string[];
  readonly outcome: StackOutcome | SkippedStack;
  /** 0 where it never started. */
  readonly seconds: number;
  readonly findings: readonly Finding[];
  /** Why nobody can know without a change set whether it would change; empty: it can be known. */
  readonly unknowable: readonly Unskippable[];
  /** Before the run; undefined where it was never looked at. */
  readonly before?: CurrentStack;
  /** What was asked of CloudFormation; undefined where the outputs of a parent that it takes are not known. */
  readonly wanted?: WantedStack;
  /** In a plan: exports that only come with its parents, and parameters that take such outputs: no change set could be made for it. */
  readonly awaits: readonly string[];
}

/** A stack that was left alone, and by whose fault: names of stacks, nearest first. */
export type SkippedStack =
  | { readonly kind: 'skipped'; readonly because: 'parent-failed'; readonly parents: readonly string[] }
  | { readonly kind: 'skipped'; readonly because: 'stopped' }
  /** Not touched since the git ref that the caller gave, nor anything it imports from. */
  | { readonly kind: 'skipped'; readonly because: 'not-changed-since' }
  /** In mode execute: the plan has kept no change set for it. */
  | { readonly kind: 'skipped'; readonly because: 'not-planned' };
