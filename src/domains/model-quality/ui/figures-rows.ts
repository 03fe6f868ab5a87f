import type { CutName, Figures } from '#domains/risk/evaluation/contract.ts';
import type { FiguresRow } from './FiguresTable.tsx';

/** In the order in which a course goes by. */
const order: readonly CutName[] = ['week4', 'week8', 'week12', 'quarter', 'half', 'threequarters'];

/** The rows of a table: the cuts that there are, then all together. */
export function figuresRows(cuts: Readonly<Partial<Record<CutName, Figures>>>, overall: Figures): FiguresRow[] {
  const row = (cut: FiguresRow['cut'], figures: Figures): FiguresRow => ({
    ...figures,
    cut,
    base: figures.n === 0 ? null : figures.failed / figures.n,
  });
  return [
    ...order.flatMap((cut) => {
      const figures = cuts[cut];
      return figures === undefined ? [] : [row(cut, figures)];
    }),
    row('overall', overall),
  ];
}
