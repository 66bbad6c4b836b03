import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { assets, tools, type PinSet } from './catalogue.ts';
import { goVersion, pythonVersion } from './toolchain.ts';

const repository = resolve(import.meta.dirname, '../../..');

/** Where everything that is built lies: outside of any clone, so that clones find each other's. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env['XDG_CACHE_HOME'];
  // The specification has relative paths ignored: specifications.freedesktop.org/basedir.
  return join(base?.startsWith('/') === true ? base : join(homedir(), '.cache'), 'iac/tools');
}

/** The folder of the repository that holds go.mod and go.sum, or requirements.txt. */
export function pinsFolder(pins: PinSet): string {
  return join(repository, 'tools', pins === 'python' ? 'python' : `go/${pins}`);
}

/** Where what is built from these pins lies: NAME-HASH, with bin/, assets/, records/ and logs/. It may not exist. */
export function builtFolder(pins: PinSet): string {
  return join(cacheFolder(), `${pins}-${key(pins)}`);
}

/** All that decides about the bytes that come out. */
function key(pins: PinSet): string {
  const hash = createHash('sha256');
  for (const name of ['go.mod', 'go.sum', 'requirements.txt', 'openapi.json']) {
    const file = join(pinsFolder(pins), name);
    if (existsSync(file)) hash.update(`${name}\n`).update(readFileSync(file));
  }
  const recipe = [tools, assets].map((list) => list.filter((entry) => entry.pins === pins));
  const compiler = pins === 'python' ? pythonVersion() : goVersion();
  hash.update(JSON.stringify([recipe, compiler, process.platform, process.arch]));
  return hash.digest('hex').slice(0, 12);
}
