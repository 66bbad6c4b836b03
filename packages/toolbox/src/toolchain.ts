import { execFileSync } from 'node:child_process';
import { ToolboxError } from './errors.ts';

export const goRemedy = 'Install Go 1.26.5 or newer (https://go.dev/doc/install) and put it on PATH.';
export const pythonRemedy =
  'Install Python 3.11 or newer with its venv module (Debian and Ubuntu: `apt-get install python3-venv`).';

const known = new Map<string, string>();

/** As `go env GOVERSION` says it: go1.26.8. Throws ToolboxError where there is no Go. */
export function goVersion(): string {
  return ask('go', ['env', 'GOVERSION'], goRemedy);
}

/** As `python3 --version` says it: Python 3.11.7. Throws ToolboxError where there is none that makes virtual environments. */
export function pythonVersion(): string {
  const program = 'import ensurepip, platform, venv; print("Python", platform.python_version())';
  return ask('python3', ['-c', program], pythonRemedy);
}

function ask(program: string, args: readonly string[], remedy: string): string {
  const before = known.get(program);
  if (before !== undefined) return before;
  try {
    // No toolchain is downloaded in the place of the one that is here.
    const env = { ...process.env, GOTOOLCHAIN: 'local' };
    const version = execFileSync(program, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    known.set(program, version);
    return version;
  } catch (cause) {
    throw new ToolboxError({
      code: 'toolchain-missing',
      problem: `There is no ${program} on this machine that could build it.`,
      remedy,
      cause,
    });
  }
}
