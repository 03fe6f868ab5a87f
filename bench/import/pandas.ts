import { join } from 'node:path';
import { canInstallPackages, installPackage } from '#test/services/debian.ts';
import type { BenchRun } from '../common/run-bench.ts';
import { run } from '../queue/process.ts';

// Debian's own, not one that comes first in the path: that is where python3-pandas is installed.
const python = '/usr/bin/python3';
const script = join(import.meta.dirname, 'read-excel.py');

/** Notes the versions of pandas and openpyxl. @throws with what to install when they are missing and cannot be installed */
export async function findPandas(bench: BenchRun): Promise<void> {
  const ask = async (): Promise<void> => {
    const code = 'import pandas, openpyxl; print(pandas.__version__, openpyxl.__version__)';
    const [pandas = '', openpyxl = ''] = (await run(python, ['-c', code])).trim().split(' ');
    bench.using('pandas', pandas);
    bench.using('openpyxl', openpyxl);
  };
  try {
    await ask();
  } catch (error) {
    if (!canInstallPackages()) {
      throw new Error(
        'the bench compares with pandas, which is missing: apt-get install python3-pandas python3-openpyxl',
        {
          cause: error,
        },
      );
    }
    console.error('pulse: installing pandas for the bench (once)…');
    installPackage(['python3-pandas', 'python3-openpyxl']);
    await ask();
  }
}

/** Reads a workbook of so many rows with `pandas.read_excel`. */
export async function readWithPandas(path: string, rows: number): Promise<{ seconds: number; peakMb: number }> {
  const [seconds = NaN, kibibytes = NaN] = (await run(python, [script, path, String(rows)]))
    .trim()
    .split(' ')
    .map(Number);
  return { seconds, peakMb: kibibytes / 1024 };
}
