import { defineConfig } from 'vitest/config';

/** Tests that start whole programs or browsers. `pulse test --quick` leaves them out. */
const slow = ['test/{e2e,chaos}/**/*.test.ts', '**/*.slow.test.ts'];
const everywhere = ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'bench/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: 'test/services/setup.ts',
    reporters: ['default', './test/reporter.ts'],
    // Long enough for a laptop that does something else besides.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // In CI a test that fails is run once more and, if it passes then, named before the last line: a change is not
    // lost to a fault it has nothing to do with, and the fault is not lost either.
    retry: process.env['CI'] ? 1 : 0,
    expect: { poll: { timeout: 20_000, interval: 25 } },
    projects: [
      // By default one processor is left free, which is half of a machine of two; whole programs need it, these do not.
      { extends: true, test: { name: 'unit', include: everywhere, exclude: slow, maxWorkers: '100%' } },
      {
        extends: true,
        test: { name: 'slow', include: slow, testTimeout: 120_000, hookTimeout: 120_000, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
