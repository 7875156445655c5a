import { availableParallelism } from 'node:os';
import { swcOptions } from './test/support/swc-options.js';

/** Jest runs TypeScript as ES modules through SWC; see docs/decisions/0002-test-harness.md. */
const shared = {
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  testEnvironment: 'node',
};

export default {
  // No test is about this: it only ends one that hangs.
  testTimeout: 180_000 * Number(process.env.TEST_PATIENCE ?? 1),
  // A worker keeps the modules of every file it has run; at four gigabytes it does little but collect garbage.
  workerIdleMemoryLimit: '1GB',
  // Two at least: on two cores Jest would keep to one, and most of a test is waiting for PostgreSQL.
  maxWorkers: Math.max(2, Math.min(4, availableParallelism() - 1)),
  projects: [
    { ...shared, displayName: 'rules', testMatch: ['<rootDir>/test/rules/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'architecture',
      testMatch: ['<rootDir>/test/architecture/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'api',
      testMatch: ['<rootDir>/test/api/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/jest-global-setup.js',
      globalTeardown: '<rootDir>/test/support/jest-global-teardown.js',
    },
  ],
};
