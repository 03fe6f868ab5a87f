import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { StudentChange } from '../contract.ts';
import { historyMessages } from './messages.ts';
import { useCellText } from './useCellText.ts';
import classes from './history.module.css';

interface CellChangesProps {
  readonly change: Pick<StudentChange, 'cells' | 'cellCount'>;
  /** Cells shown at most. */
  readonly limit: number;
}

/** The results and deadlines that moved a student. */
export function CellChanges({ change: { cells, cellCount }, limit }: CellChangesProps): ReactNode {
  const t = useMessages(historyMessages);
  const text = useCellText();
  const shown = cells.slice(0, limit);
  if (cellCount === 0) return <p className={classes.figures}>{t('changes.noCells')}</p>;
  return (
    <ul className={classes.cells}>
      {shown.map((cell) => (
        <li key={cell.activityId} data-what={cell.what}>
          <span className={classes.activity}>{cell.name}</span>: {text(cell)}
        </li>
      ))}
      {cellCount > shown.length && <li>{t('changes.moreCells', { count: cellCount - shown.length })}</li>}
    </ul>
  );
}
