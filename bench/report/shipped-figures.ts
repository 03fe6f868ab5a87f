import { earlyWarningFigures } from '../early-warning/figures.ts';
import type { ReportFile } from './page.ts';

/** What was measured when the model of the program was made, for the page that shows it beside the institution's own. */
export function writeShippedFigures(measured: unknown): ReportFile[] {
  const found = earlyWarningFigures.safeParse(measured);
  if (!found.success) return [];
  const { train, test, cuts } = found.data;
  const text = JSON.stringify({ train, test, cuts }, null, 2);
  return [{ path: 'src/domains/risk/early-warning/shipped-figures.json', text: `${text}\n` }];
}
