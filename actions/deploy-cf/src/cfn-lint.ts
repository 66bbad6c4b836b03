import { CommandError, runCommand } from '@iac/command';
import type { RunCfnLint } from '@iac/cloudformation';

/** cfn-lint of the PATH, in the workspace. Its exit codes are bits of what it found: any may come. */
export function cfnLintIn(workspace: string, signal: AbortSignal): RunCfnLint {
  return async (args) => {
    try {
      return await runCommand({ file: 'cfn-lint', args, cwd: workspace, signal, accept: every });
    } catch (error) {
      if (error instanceof CommandError && error.code === 'command-missing') return undefined;
      throw error;
    }
  };
}

const every = Array.from({ length: 256 }, (_, code) => code);
