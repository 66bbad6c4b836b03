import type { Config } from 'jest';

const config: Config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{actions,packages}/*/tests/**/*.test.ts', '<rootDir>/{scripts,tests}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/tests/e2e/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/strip-types.js' },
  modulePathIgnorePatterns: ['<rootDir>/actions/.*/dist/', '<rootDir>/\\.iac/'],
  maxWorkers: '100%',
  testTimeout: 30_000,
};

export default config;
