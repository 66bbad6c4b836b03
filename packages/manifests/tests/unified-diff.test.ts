import { describe, expect, it } from '@jest/globals';
import { unifiedDiff } from '../src/index.ts';

describe('unifiedDiff', () => {
  it('shows a change as git does', () => {
    expect(unifiedDiff('releases/x.yaml', 'a\nb\nc\nd\ne\n', 'a\nb\nC\nd\ne')).toBe(
      [
        '--- a/releases/x.yaml',
        '+++ b/releases/x.yaml',
        '@@ -1,5 +1,5 @@',
        ' a',
        ' b',
        '-c',
        '+C',
        ' d',
        '-e',
        '+e',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
  });

  it('shows a file that comes or goes', () => {
    expect(unifiedDiff('x.yaml', undefined, 'a\n')).toBe('--- /dev/null\n+++ b/x.yaml\n@@ -0,0 +1,1 @@\n+a\n');
    expect(unifiedDiff('x.yaml', 'a\n', undefined)).toBe('--- a/x.yaml\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n');
  });

  it('is empty where nothing differs', () => {
    expect(unifiedDiff('x.yaml', 'a\n', 'a\n')).toBe('');
    expect(unifiedDiff('x.yaml', undefined, undefined)).toBe('');
  });
});
