import { defineConfig } from 'vitest/config';

/** Tests under tests/<suite> mirror the tree; each suite says what it needs and fails loudly without it. */
export default defineConfig({
  test: {
    restoreMocks: true,
    maxWorkers: 2,
    projects: [
      suite('unit', { testTimeout: 60_000 }),
      suite('integration', { globalSetup: ['tests/support/cluster.ts'], testTimeout: 180_000 }),
      suite('matrix', { globalSetup: ['tests/support/cluster.ts'], testTimeout: 600_000 }),
      suite('redis', {
        globalSetup: ['tests/support/cluster.ts', 'tests/support/redis-required.ts'],
        testTimeout: 30_000,
      }),
      suite('browser', {
        globalSetup: ['tests/support/cluster.ts', 'tests/support/browser-required.ts'],
        testTimeout: 240_000,
        fileParallelism: false,
      }),
    ],
  },
});

interface SuiteOptions {
  readonly testTimeout: number;
  readonly globalSetup?: string[];
  readonly fileParallelism?: boolean;
}

function suite(name: string, options: SuiteOptions) {
  return {
    extends: true as const,
    test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], hookTimeout: 240_000, ...options },
  };
}
