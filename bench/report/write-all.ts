import { writeModelCard } from './embedded.ts';
import { type ReportFile, writeReport } from './page.ts';
import { earlyWarning } from './sections/early-warning.ts';
import { sections } from './sections/index.ts';
import { writeShippedFigures } from './shipped-figures.ts';

/** Every document that follows from the results of the benches. */
export async function writeAll(results: ReadonlyMap<string, unknown>): Promise<ReportFile[]> {
  const report = await writeReport(sections, results);
  const measured = results.get(earlyWarning.bench);
  return [...report, ...(await writeModelCard(earlyWarning, measured)), ...writeShippedFigures(measured)];
}
