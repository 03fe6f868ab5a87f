import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem, type as systemType, release } from 'node:os';
import { z } from 'zod';

/** Under which circumstances a bench was run: without them its figures say nothing. */
export const measuredSchema = z.object({
  /** When it ended. */
  date: z.iso.datetime(),
  /** What repeats it. */
  command: z.string(),
  /** Whether it was a short run, which shows that the bench works and is not to be quoted. */
  quick: z.boolean(),
  machine: z.object({
    cpu: z.string(),
    cpus: z.int(),
    memoryGb: z.number(),
    system: z.string(),
    /** Processes that wanted to run in the minute before: the less, the better the figures. */
    loadBefore: z.number(),
  }),
  /** Of Node.js and of whatever else took part, by name. */
  versions: z.record(z.string(), z.string()),
});

export type Measured = z.infer<typeof measuredSchema>;

export function describeMachine(): Measured['machine'] {
  const processors = cpus();
  return {
    cpu: processors.at(0)?.model.trim() ?? 'unknown',
    cpus: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: systemName(),
    loadBefore: Number((loadavg().at(0) ?? 0).toFixed(2)),
  };
}

function systemName(): string {
  try {
    const name = /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
    if (name !== undefined) return name;
  } catch {
    // Not every system has the file.
  }
  return `${systemType()} ${release()}`;
}
