import type { Path } from '../template/template.ts';
import type { Rule } from './finding.ts';

/** A finding before it is graded and placed. */
export interface Draft {
  readonly rule: Rule;
  readonly problem: string;
  readonly remedy: string;
  readonly path: Path;
  /** Text that stands in the node at `path`, where that has several lines: the finding is placed on its line. */
  readonly needle?: string;
}
