import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

interface Module {
  readonly name: string;
  readonly modules?: readonly Module[] | undefined;
}
const module: z.ZodType<Module> = z.object({ name: z.string(), modules: z.array(z.lazy(() => module)).optional() });
const stats = z.object({ modules: z.array(module) });
const manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });

/**
 * The licences of everything of others' that a bundle holds, from webpack's list of its modules. ncc's own list has the packages of one
 * file of the bundle only.
 */
export function licensesOf(root: string, webpackStats: string): string {
  const { modules } = stats.parse(JSON.parse(webpackStats));
  const folders = new Set(modules.flatMap(namesIn).flatMap((name) => packageFolder(name) ?? []));
  const texts = [...folders].map((folder) => licenseIn(join(root, folder)));
  return [...new Set(texts)].toSorted().join('\n\n');
}

function namesIn({ name, modules = [] }: Module): string[] {
  return [name, ...modules.flatMap(namesIn)];
}

/** PURE: `./node_modules/a/node_modules/@b/c/d.js` is a file of `./node_modules/a/node_modules/@b/c`. */
function packageFolder(file: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}

function licenseIn(folder: string): string {
  const { name, version, license } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)\b/i.test(file));
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version}`, license, ...texts, ''].join('\n');
}
