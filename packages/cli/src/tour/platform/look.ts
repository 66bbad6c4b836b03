import type { Aws } from '@iac/local/aws';

/** A stack as it is in AWS, whatever an action says of it. */
export interface SeenStack {
  readonly name: string;
  readonly status: string;
  readonly isProtected: boolean;
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  /** When its last operation began and ended, in milliseconds. */
  readonly began: number;
  readonly ended: number;
  readonly changeSets: number;
  /** Physical ids by logical ids. */
  readonly resources: Readonly<Record<string, string>>;
}

type StackView = Aws['cloudformation']['stacks'][number];

/** The stacks of these names, as far as they are there. */
export function lookAt({ cloudformation }: Aws, names: readonly string[]): SeenStack[] {
  return names.flatMap((name) => cloudformation.stack(name) ?? []).map(seen);
}

function seen({ identity: { id, name }, state, events, changeSets }: StackView): SeenStack {
  const own = events.filter(({ physicalId }) => physicalId === id);
  const at = (end: RegExp) => own.findLast(({ status = '' }) => end.test(status))?.at.getTime() ?? Number.NaN;
  const resources = [...state.resources.values()];
  return {
    name,
    status: state.status,
    isProtected: state.terminationProtection,
    imports: state.evaluated?.imports ?? [],
    exports: state.outputs.flatMap(({ exportName = [] }) => exportName),
    began: at(/^(CREATE|UPDATE)_IN_PROGRESS$/),
    ended: at(/_COMPLETE$/),
    changeSets: [...changeSets.values()].filter(({ execution }) => execution === 'AVAILABLE').length,
    resources: Object.fromEntries(resources.map(({ logicalId, physicalId = '' }) => [logicalId, physicalId])),
  };
}
