import { CommandError, runCommand } from '@iac/command';
import type { RunCfnLint } from '@iac/cloudformation';

/** cfn-lint of the PATH, in the workspace. Its exit codes are bits of what it found: any may come. */
export function cfnLintIn(workspace: string, env: NodeJS.ProcessEnv, signal: AbortSignal): RunCfnLint {
  return async (args) => {
    try {
      const options = { env: withoutSecrets(env), cwd: workspace, signal, accept: every };
      return await runCommand({ file: 'cfn-lint', args, ...options });
    } catch (error) {
      if (error instanceof CommandError && error.code === 'command-missing') return undefined;
      throw error;
    }
  };
}

const every = Array.from({ length: 256 }, (_, code) => code);

const passed =
  /^(PATH|HOME|USER|TMPDIR|LANG|LC_[A-Z]+|LD_LIBRARY_PATH|RUNNER_TRACKING_ID|(PYTHON|PYENV_|VIRTUAL_ENV|XDG_).*)$/;

/** What Python needs to run: a workspace's `.cfnlintrc` may bring rules, and rules are programs. They get no credentials and no inputs. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name)));
}
