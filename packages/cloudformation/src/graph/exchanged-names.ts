import type { Location } from '@iac/action-kit/errors';
import type { Path, Template } from '../template/template.ts';
import type { StackValues } from './stack-values.ts';

/** A name under which stacks exchange a value, or why it cannot be known offline; `path` and `at`: where it is written. */
export type ExchangedName = { readonly path: Path; readonly at: Location } & (
  { readonly known: true; readonly name: string } | { readonly known: false; readonly why: string }
);

export type Export = ExchangedName & { readonly output: string };

/** What the stack imports (Fn::ImportValue), each place of it. Resources and branches whose condition is false are left out. */
export function importsOf(template: Template, values: StackValues): ExchangedName[] {
  throw new Error(`cannot read the imports of ${template.file} yet (${values.stackName})`);
}

/** What the stack's outputs export. Outputs whose condition is false are left out. */
export function exportsOf(template: Template, values: StackValues): Export[] {
  throw new Error(`cannot read the exports of ${template.file} yet (${values.stackName})`);
}
