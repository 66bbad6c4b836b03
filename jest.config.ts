import type { Config } from 'jest';

// In `npm run check`, tests/faults/ goes through every fault at every call, *.property.test.ts and the others that are named below
// through many more cases, and *.check.test.ts run at all: that takes minutes.
const exhaustive = process.env['IAC_EXHAUSTIVE'] === '1';
// In `npm run test:e2e`, tests/e2e/ runs programs that `npm run tools` has built.
const endToEnd = process.env['IAC_E2E'] === '1';

const config: Config = {
  testEnvironment: 'node',
  testMatch: endToEnd
    ? ['<rootDir>/tests/e2e/**/*.test.ts']
    : exhaustive
      ? [
          '<rootDir>/tests/faults/**/*.test.ts',
          '<rootDir>/tests/acceptance/{concurrent-pushes,deploy-cf-corpus,guard-releases}.test.ts',
          '<rootDir>/packages/releases/tests/direct-again.test.ts',
          '<rootDir>/tests/**/*.check.test.ts',
          '<rootDir>/{actions,packages}/*/tests/**/*.property.test.ts',
        ]
      : ['<rootDir>/{actions,packages}/*/tests/**/*.test.ts', '<rootDir>/{scripts,tests}/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    ...(endToEnd ? [] : ['/tests/e2e/']),
    ...(exhaustive ? [] : [String.raw`\.check\.test\.ts$`]),
  ],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/strip-types.js' },
  modulePathIgnorePatterns: ['<rootDir>/actions/.*/dist/', '<rootDir>/\\.iac/'],
  maxWorkers: '100%',
  // A worker that has grown to hundreds of megabytes takes more than jest's half second to end where all cores are busy.
  workerGracefulExitTimeout: 10_000,
  ...(endToEnd ? { testSequencer: '<rootDir>/scripts/e2e/longest-first.ts' } : {}),
  testTimeout: endToEnd ? 180_000 : 30_000,
};

export default config;
