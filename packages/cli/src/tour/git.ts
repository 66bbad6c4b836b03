import { runCommand } from '@iac/command';

export interface GitOptions {
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** For git over HTTP; handed over in the environment, where no list of processes shows it. */
  readonly token?: string;
}

/** Runs git without the user's configuration; gives what it prints. */
export async function git(args: readonly string[], { cwd, signal, token }: GitOptions): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    HOME: cwd,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    ...(token !== undefined && authorization(token)),
  };
  const { stdout } = await runCommand({ file: 'git', args, cwd, env, signal });
  return stdout.trim();
}

function authorization(token: string): Record<string, string> {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
  };
}
