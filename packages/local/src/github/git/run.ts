import { spawn } from 'node:child_process';
import { LocalGitHubError } from '../errors.ts';
import { gitEnvironment } from './environment.ts';

export interface GitOptions {
  /** The repository: its git directory. */
  readonly dir: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git to its end and gives what it wrote; throws `git-failed` unless it exits with 0. */
export async function git(options: GitOptions, args: readonly string[]): Promise<Buffer> {
  const { code, stdout, stderr } = await tryGit(options, args);
  if (code === 0) return stdout;
  throw new LocalGitHubError({
    code: 'git-failed',
    problem: `git ${args.join(' ')} in ${options.dir} ended with ${String(code)}: ${stderr.trim()}`,
    remedy: 'Check the arguments given to the GitHub stand-in; if they are right, this is its defect.',
  });
}

/** Like git(), as text without the last newline. */
export async function gitText(options: GitOptions, args: readonly string[]): Promise<string> {
  return (await git(options, args)).toString().replace(/\n$/, '');
}

/** For commands whose failure is an answer. */
export function tryGit({ dir, input = '', env = {} }: GitOptions, args: readonly string[]): Promise<GitResult> {
  const child = spawn('git', args, { env: gitEnvironment({ GIT_DIR: dir, ...env }), cwd: dir });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  // A git that fails before it has read its input closes the pipe; its exit code says why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code: code ?? 255, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() }),
    );
  });
}
