import type { Location } from '@iac/action-kit/errors';
import type { Unknowable } from '../stack/outcome.ts';
import type { Path, Template } from './template.ts';

/** Why an equal template does not mean an unchanged stack, and where it says so. */
export interface Unskippable {
  readonly reason: Unknowable;
  readonly path: Path;
  readonly at: Location;
}

/** `given`: the keys of the parameters that a value is sent for; only those make NoEcho unknowable. Empty: the stack may be skipped. */
export function unskippable(template: Template, given: ReadonlySet<string>): Unskippable[] {
  throw new Error(`cannot judge ${template.file} yet (${given.size} parameters)`);
}
