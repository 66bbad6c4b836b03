import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assets, tools, type Asset, type Tool } from './catalogue.ts';
import { ToolboxError } from './errors.ts';
import { builtFolder } from './folders.ts';
import { recordOf } from './records.ts';

/** The program's file. Throws ToolboxError with the command that builds it when it is not there. */
export function toolPath(name: string): string {
  return found(named(tools, name), 'bin');
}

/** The folder of files that came with a program's module: kwok-stages, flux-crds, openapi, .... Throws as toolPath does. */
export function assetPath(name: string): string {
  return found(named(assets, name), 'assets');
}

/** Where it is, or will be once it is built. */
export function placeOf({ name, pins }: Tool | Asset, folder: 'bin' | 'assets'): string {
  return join(builtFolder(pins), folder, name);
}

function found(entry: Tool | Asset, folder: 'bin' | 'assets'): string {
  const path = placeOf(entry, folder);
  if (existsSync(recordOf(entry)) && existsSync(path)) return path;
  throw new ToolboxError({
    code: 'tool-not-built',
    problem: `${entry.name} is not built from the pins of this commit: there is no ${path}.`,
    remedy: `Run \`npm run tools -- ${entry.name}\`.`,
  });
}

function named<Entry extends Tool | Asset>(entries: readonly Entry[], name: string): Entry {
  const entry = entries.find((candidate) => candidate.name === name);
  if (entry !== undefined) return entry;
  throw new ToolboxError({
    code: 'tool-unknown',
    problem: `Nothing is called ${name}.`,
    remedy: `There are: ${entries.map((candidate) => candidate.name).join(', ')}.`,
  });
}
