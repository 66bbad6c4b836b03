import type { Fault, Location } from '@iac/action-kit/errors';
import { entriesOf, itemsOf, valueOf, type Content, type Entry } from '../syntax/content.ts';

/** What a template declares, for whoever looks up a name; and the faults that were found, in the order of their finding. */
export interface Scope {
  readonly root: Content;
  readonly at: (offset: number) => Location;
  readonly parameters: ReadonlyMap<string, Entry>;
  readonly resources: ReadonlyMap<string, Entry>;
  readonly conditions: ReadonlyMap<string, Entry>;
  readonly mappings: ReadonlyMap<string, Entry>;
  /** A macro may add names that are not here, and functions that we do not know. */
  readonly open: boolean;
  readonly fault: (offset: number, problem: string, remedy: string) => void;
}

export function scopeOf(root: Content, at: Scope['at'], faults: Fault[]): Scope {
  return {
    root,
    at,
    parameters: entriesOf(root, 'Parameters'),
    resources: entriesOf(root, 'Resources'),
    conditions: entriesOf(root, 'Conditions'),
    mappings: entriesOf(root, 'Mappings'),
    open: transformsOf(root).some((name) => !rotation.test(name)),
    fault: (offset, problem, remedy) => void faults.push({ problem, remedy, at: at(offset) }),
  };
}

/** Adds a nested stack for a secret's rotation and nothing that a template could name. */
const rotation = /^AWS::SecretsManager-[\d-]+$/;

/** The names under `Transform`; '' for one that is no text. */
function transformsOf(root: Content): readonly string[] {
  const transform = valueOf(root, 'Transform');
  if (transform === undefined) return [];
  return (itemsOf(transform) ?? [transform]).map((each) => {
    const name = each.kind === 'map' ? valueOf(each, 'Name') : each;
    return name?.kind === 'text' ? name.value : '';
  });
}
