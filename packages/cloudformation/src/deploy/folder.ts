import type { Finding } from '../conventions/finding.ts';
import type { ParameterPool } from '../parameters/pool.ts';
import type { Template } from '../template/template.ts';

export interface TextFile {
  /** Relative to the workspace, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** What is wanted, as it was read: every template and all parameters. */
export interface Folder {
  readonly environment: string;
  readonly stacks: readonly FolderStack[];
  readonly pool: ParameterPool;
}

export interface FolderStack {
  /** The template's: its file name without the ending (`rds`). */
  readonly name: string;
  /** CloudFormation's (`biomage-rds-staging`). */
  readonly stackName: string;
  readonly template: Template;
  readonly findings: readonly Finding[];
}
