import type { Config } from 'jest';

// `npm run check` alone runs tests/exhaustive/: every fault at every call takes minutes.
const exhaustive = process.env['IAC_EXHAUSTIVE'] === '1';

const config: Config = {
  testEnvironment: 'node',
  testMatch: exhaustive
    ? ['<rootDir>/tests/exhaustive/**/*.test.ts']
    : ['<rootDir>/{actions,packages}/*/tests/**/*.test.ts', '<rootDir>/{scripts,tests}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/tests/e2e/', ...(exhaustive ? [] : ['/tests/exhaustive/'])],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/strip-types.js' },
  modulePathIgnorePatterns: ['<rootDir>/actions/.*/dist/', '<rootDir>/\\.iac/'],
  maxWorkers: '100%',
  testTimeout: 30_000,
};

export default config;
