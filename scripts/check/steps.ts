/** One part of `npm run check`: a program that ends with exit code 0 when all is well. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** It loads every core by itself, or measures time: nothing else runs beside it. */
  readonly alone?: boolean;
  /** Lines of its output that are shown although it passed. */
  readonly tells?: RegExp;
}

const script = (file: string, ...args: string[]) => ({ command: 'node', args: [file, ...args] });
const jest = (...args: string[]) => ({ command: 'npm', args: ['test', '--silent', '--', ...args], alone: true });

/** All of them, the longest first. A new check is a new line here. */
export const steps: readonly Step[] = [
  { name: 'lint', command: 'eslint', args: ['--max-warnings', '0', '.'] },
  { name: 'a new action passes', ...script('scripts/check-scaffold.ts') },
  { name: 'dist is what the build makes', ...script('scripts/check-dist.ts') },
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
  { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'nothing unused', command: 'knip', args: ['--no-progress', '--no-config-hints'] },
  { name: 'documents', ...script('scripts/docs.ts', '--check') },
  { name: 'the archive for runners', ...script('scripts/check-archive.ts') },
  { name: 'tests', ...jest() },
  {
    name: 'every fault at every call',
    ...jest(),
    env: { IAC_EXHAUSTIVE: '1' },
    tells: /^.*(\d+ faults and kills at \d+ calls|guard and git on \d+ pull requests).*$/gm,
  },
];
