import type { Judge, Unknowable } from './outcome.ts';
import type { ExistingStack, WantedParameter, WantedStack } from './stack.ts';

/** In what a stack is not what is wanted. */
export type Divergence =
  | { readonly kind: 'template' }
  | { readonly kind: 'parameter'; readonly key: string }
  | { readonly kind: 'tags' }
  | { readonly kind: 'unknowable'; readonly reasons: readonly Unknowable[] };

/**
 * PURE: none means that no change set need be made. The role and the capabilities say how a stack is changed, not what it is:
 * CloudFormation makes no change of a stack for them alone.
 */
export function divergences(wanted: WantedStack, current: ExistingStack, judge: Judge): Divergence[] {
  const { templateText } = current;
  const unknowable = judge.unknowable(wanted);
  const parameters = wanted.parameters.filter((parameter) => differs(parameter, current));
  return [
    ...(templateText !== undefined && judge.same(templateText, wanted.template) ? [] : [{ kind: 'template' } as const]),
    ...parameters.map(({ key }) => ({ kind: 'parameter', key }) as const),
    ...(wanted.tags === undefined || sameTags(wanted.tags, current.tags) ? [] : [{ kind: 'tags' } as const]),
    ...(unknowable.length === 0 ? [] : [{ kind: 'unknowable', reasons: unknowable } as const]),
  ];
}

/** CloudFormation answers a value of NoEcho with asterisks: `judge.unknowable` speaks of those. */
const hidden = '****';

function differs(wanted: WantedParameter, { parameters }: ExistingStack): boolean {
  if (wanted.kind === 'previous') return false;
  const value = parameters.get(wanted.key)?.value;
  return value !== wanted.value && value !== hidden;
}

/** Tags that AWS gives by itself do not count. */
export function sameTags(wanted: Readonly<Record<string, string>>, current: Readonly<Record<string, string>>): boolean {
  const own = Object.entries(current).filter(([key]) => !key.startsWith('aws:'));
  return own.length === Object.keys(wanted).length && own.every(([key, value]) => wanted[key] === value);
}
