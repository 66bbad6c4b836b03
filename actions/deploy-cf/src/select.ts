import { filesOf, type Folder, type StackOrder } from '@iac/cloudformation';

export interface Differing {
  /** Paths of the workspace. */
  readonly changed: ReadonlySet<string>;
  /** The files that the parameters come from. */
  readonly parameters: readonly string[];
}

/** PURE: the templates that have changed, and all that take something from them; undefined: everything, as the parameters have. */
export function selectChanged(
  { stacks }: Folder,
  { order, parents }: StackOrder,
  { changed, parameters }: Differing,
): ReadonlySet<string> | undefined {
  if (parameters.some((file) => changed.has(file))) return undefined;
  const selected = new Set(
    stacks.filter(({ template }) => filesOf(template).some((file) => changed.has(file))).map(({ name }) => name),
  );
  // Parents come first in the order, so that theirs are known when a child's turn comes.
  for (const name of order) if (parents.get(name)?.some((parent) => selected.has(parent)) === true) selected.add(name);
  return selected;
}

/** PURE: the stacks to look at: what is selected, and the parents that it takes something from. */
export function toLookAt(
  { stacks }: Folder,
  { parents }: StackOrder,
  selected?: ReadonlySet<string>,
): readonly string[] {
  const names = stacks.map(({ name }) => name);
  if (selected === undefined) return names;
  const needed = new Set([...selected].flatMap((name) => [name, ...(parents.get(name) ?? [])]));
  return names.filter((name) => needed.has(name));
}
