import { UserError } from '@iac/action-kit';
import type { PushErrorCode } from './errors.ts';

/** PURE: git and ssh are ended through process groups, which Windows does not have (docs/support.md). */
export function refuseWindows(platform: NodeJS.Platform): void {
  if (platform !== 'win32') return;
  throw new UserError<PushErrorCode>({
    code: 'unsupported-runner',
    problem: 'push-helmrelease does not work on a Windows runner.',
    remedy: 'Run this job on Linux (`runs-on: ubuntu-latest`) or macOS.',
  });
}
