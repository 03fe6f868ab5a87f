import { readdirSync, readFileSync } from 'node:fs';

/** Mebibytes that a process and all its descendants hold in memory (sum of resident set sizes). */
export function residentMebibytes(pid: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readProcess);
  const tree = new Set([pid]);
  // A child may have a smaller number than its parent once numbers wrap around: until nobody joins any more.
  for (let before = 0; before < tree.size;) {
    before = tree.size;
    for (const process of processes) if (tree.has(process.parent)) tree.add(process.pid);
  }
  const kibibytes = processes
    .filter((process) => tree.has(process.pid))
    .reduce((sum, process) => sum + process.resident, 0);
  return Math.round(kibibytes / 1024);
}

/** Nothing when it has ended meanwhile. */
function readProcess(pid: string): { pid: number; parent: number; resident: number }[] {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return [];
  }
  const field = (name: string): number => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return [{ pid: Number(pid), parent: field('PPid'), resident: field('VmRSS') }];
}
