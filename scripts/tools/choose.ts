import { assets, tools, ToolboxError, type Asset, type PinSet, type Tool } from '@iac/toolbox';

/** What of one set of pins is wanted. Its assets come with any of its programs: they are small, and their modules are there. */
export interface WantedSet {
  readonly pins: PinSet;
  readonly tools: readonly Tool[];
  readonly assets: readonly Asset[];
}

/** PURE: everything, or what is named. Throws ToolboxError that lists the names. */
export function chosen(names: readonly string[]): (Tool | Asset)[] {
  const all = [...tools, ...assets];
  if (names.length === 0) return all;
  const unknown = names.filter((name) => !all.some((entry) => entry.name === name));
  if (unknown.length > 0)
    throw new ToolboxError({
      code: 'tool-unknown',
      problem: `Nothing is called ${unknown.join(' or ')}.`,
      remedy: `There are: ${[...new Set(all.map(({ name }) => name))].join(', ')}.`,
    });
  return all.filter(({ name }) => names.includes(name));
}

/** PURE: by their pins, in the order in which the first of each is listed. */
export function setsOf(wanted: readonly (Tool | Asset)[]): WantedSet[] {
  return [...new Set(wanted.map(({ pins }) => pins))].map((pins) => ({
    pins,
    tools: tools.filter((tool) => tool.pins === pins && wanted.includes(tool)),
    assets: assets.filter((asset) => asset.pins === pins),
  }));
}
