import { UserError } from '@iac/action-kit';
import { describe, expect, it } from '@jest/globals';
import { refuseWindows } from '../src/platform.ts';

describe('refuseWindows', () => {
  it('refuses Windows and says where to run instead', () => {
    expect(() => refuseWindows('win32')).toThrow(UserError);
    expect(() => refuseWindows('win32')).toThrow('ubuntu-latest');
  });

  it.each(['linux', 'darwin'] as const)('takes %s', (platform) => {
    expect(() => refuseWindows(platform)).not.toThrow();
  });
});
