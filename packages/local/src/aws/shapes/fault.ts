/** `type`: not of this kind. `missing`, `unknown`: a member. `constraint`: of the right kind, but not allowed. */
export type ShapeFaultKind = 'type' | 'missing' | 'unknown' | 'constraint';

/** Input that does not fit its shape. `at` is the path of the member, `constraint` what it fails, in the words AWS uses. */
export class ShapeFault extends Error {
  override readonly name = 'ShapeFault';
  readonly kind: ShapeFaultKind;
  readonly at: string;
  readonly constraint: string;

  constructor(kind: ShapeFaultKind, at: string, constraint: string) {
    super(`'${at}': ${constraint}`);
    this.kind = kind;
    this.at = at;
    this.constraint = constraint;
  }
}
