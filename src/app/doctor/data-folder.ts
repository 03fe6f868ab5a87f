import { existsSync } from 'node:fs';
import { mkdtemp, rmdir, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { byteSize } from '#app/byte-size.ts';
import { fault, ok, warning, type Finding } from './finding.ts';

/** Bytes below which the next upload or snapshot may fail, and below which it surely will. */
const scarce = { warning: 1_000_000_000, fault: 100_000_000 };

/** Whether the data folder can be written to, and how much fits in. */
export async function examineDataFolder(folder: string): Promise<Finding[]> {
  const existing = nearestExisting(folder);
  try {
    await rmdir(await mkdtemp(join(existing, '.pulse-doctor-')));
  } catch (error) {
    const seen = `cannot write to ${existing}: ${error instanceof Error ? error.message : String(error)}`;
    return [fault('data folder', seen, 'give this user the right to write there, or set another PULSE_DATA_DIR')];
  }
  const { bavail, bsize } = await statfs(existing);
  return [
    ok('data folder', existing === folder ? folder : `${folder} will be made at the first start`),
    examineFreeDisk(bavail * bsize),
  ];
}

export function examineFreeDisk(bytes: number): Finding {
  const remedy = 'free some, or move the data folder (PULSE_DATA_DIR) to a larger disk';
  const seen = `${byteSize(bytes)} free`;
  if (bytes < scarce.fault) return fault('disk', seen, remedy);
  return bytes < scarce.warning ? warning('disk', seen, remedy) : ok('disk', seen);
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}
