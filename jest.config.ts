import type { Config } from 'jest';

// In `npm run check`, tests/faults/ goes through every fault at every call, which takes minutes.
const exhaustive = process.env['IAC_EXHAUSTIVE'] === '1';

const config: Config = {
  testEnvironment: 'node',
  testMatch: exhaustive
    ? ['<rootDir>/tests/faults/**/*.test.ts']
    : ['<rootDir>/{actions,packages}/*/tests/**/*.test.ts', '<rootDir>/{scripts,tests}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/tests/e2e/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/strip-types.js' },
  modulePathIgnorePatterns: ['<rootDir>/actions/.*/dist/', '<rootDir>/\\.iac/'],
  maxWorkers: '100%',
  testTimeout: 30_000,
};

export default config;
