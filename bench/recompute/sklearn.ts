import { join } from 'node:path';
import { canInstallPackages, installPackage } from '#test/services/debian.ts';
import type { BenchRun } from '../common/run-bench.ts';
import { run } from '../queue/process.ts';

// Debian's own, not one that comes first in the path: that is where python3-sklearn is installed.
const python = '/usr/bin/python3';
const script = join(import.meta.dirname, 'fit-kmeans.py');

/** Notes the version of scikit-learn. @throws with what to install when it is missing and cannot be installed */
export async function findSklearn(bench: BenchRun): Promise<void> {
  const ask = async (): Promise<void> =>
    bench.using('scikit-learn', (await run(python, ['-c', 'import sklearn; print(sklearn.__version__)'])).trim());
  try {
    await ask();
  } catch (error) {
    if (!canInstallPackages()) {
      throw new Error('the bench compares with scikit-learn, which is missing: apt-get install python3-sklearn', {
        cause: error,
      });
    }
    console.error('pulse: installing scikit-learn for the bench (once)…');
    installPackage(['python3-sklearn']);
    await ask();
  }
}

/**
 * K-means of the points in a file, k = 3, ten starts.
 *
 * @param threads how many it may use; undefined: as it comes
 * @returns milliseconds of each fit in the warm process
 */
export async function clusterWithSklearn(
  file: { path: string; count: number; dimensions: number },
  times: number,
  threads?: number,
): Promise<{ milliseconds: number[]; inertia: number }> {
  const limit =
    threads === undefined ? {} : { OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) };
  const numbers = [file.count, file.dimensions, times].map(String);
  const lines = (await run(python, [script, file.path, ...numbers], limit)).trim().split('\n').map(Number);
  return { milliseconds: lines.slice(0, -1), inertia: lines.at(-1) ?? NaN };
}
