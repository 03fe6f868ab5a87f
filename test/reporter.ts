import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Prints the very last line of a test run: `N passed, N failed`, and `, N skipped` when there are any. What fails
 * outside of tests (a file that does not load, a hook, an unhandled error) counts as a failure each; a run that ends
 * badly for another reason never says `0 failed`. A run in which no test ran fails. Before it stand the tests that
 * passed only when they were run once more: each is a fault to find. Of a long run the slowest files are named, too.
 */
export default class LastLineReporter implements Reporter {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  #unsteady: string[] = [];
  #slowest: FileSeconds[] = [];

  onInit(): void {
    process.once('exit', (code) => {
      const failed = code === 0 ? this.#failed : Math.max(this.#failed, 1);
      for (const { file, seconds } of this.#slowest) process.stdout.write(`${seconds} s  ${file}\n`);
      for (const name of this.#unsteady) process.stdout.write(`passed only when run once more: ${name}\n`);
      const skipped = this.#skipped > 0 ? `, ${this.#skipped} skipped` : '';
      process.stdout.write(`${this.#passed} passed, ${failed} failed${skipped}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    this.#passed = this.#skipped = 0;
    this.#unsteady = [];
    this.#failed = unhandledErrors.length;
    this.#slowest = slowestOf(modules);
    for (const module of modules) this.#count(module);
    if (this.#passed + this.#failed === 0) process.exitCode = 1;
  }

  #count(module: TestModule): void {
    this.#failed += module.errors().length;
    for (const suite of module.children.allSuites()) this.#failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (test.diagnostic()?.flaky) this.#unsteady.push(`${module.relativeModuleId} > ${test.fullName}`);
      if (state === 'passed') this.#passed += 1;
      else if (state === 'skipped') this.#skipped += 1;
      else this.#failed += 1;
    }
  }
}

interface FileSeconds {
  readonly file: string;
  readonly seconds: number;
}

/** At most fifteen, the slowest first; none that took less than ten seconds. */
function slowestOf(modules: readonly TestModule[]): FileSeconds[] {
  return modules
    .map((module) => ({ file: module.relativeModuleId, seconds: Math.round(module.diagnostic().duration / 1000) }))
    .filter(({ seconds }) => seconds >= 10)
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, 15);
}
