import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goRemedy, goVersion, pinsFolder, pythonRemedy, pythonVersion, ToolboxError } from '@iac/toolbox';
import type { WantedSet } from './choose.ts';

/** What the newest of the pinned projects asks for (Requires-Python). */
const python = '3.11';

/** Throws ToolboxError where the Go or Python of this machine is older than the pins need. */
export function requireToolchain({ pins, tools, assets }: WantedSet): void {
  const names = [...tools, ...assets].map(({ name }) => name);
  const what = names[0] ?? pins;
  if (pins === 'python') compare({ what, language: 'Python', needed: python, here: pythonVersion() }, pythonRemedy);
  else
    compare({ what, language: 'Go', needed: neededGo(join(pinsFolder(pins), 'go.mod')), here: goVersion() }, goRemedy);
}

/** The line `go` of go.mod. */
function neededGo(file: string): string {
  return existsSync(file) ? (/^go (\S+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '0') : '0';
}

interface Comparison {
  readonly what: string;
  readonly language: string;
  readonly needed: string;
  /** As the program says it. */
  readonly here: string;
}

function compare({ what, language, needed, here }: Comparison, remedy: string): void {
  if (isAtLeast(/\d+(\.\d+)*/.exec(here)?.[0] ?? '', needed)) return;
  throw new ToolboxError({
    code: 'toolchain-too-old',
    problem: `${what} needs ${language} ${needed}, and this is ${here}.`,
    remedy,
  });
}

/** PURE: by the numbers between the dots. */
function isAtLeast(version: string, needed: string): boolean {
  const [ours, theirs] = [version, needed].map((text) => text.split('.').map(Number));
  const first = theirs?.findIndex((part, index) => part !== (ours?.[index] ?? 0)) ?? -1;
  return first === -1 || (ours?.[first] ?? 0) > (theirs?.[first] ?? 0);
}
