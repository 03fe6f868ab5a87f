import type { ReactNode } from 'react';
import type { CellState } from '#domains/gradebook/contract.ts';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import { CellSample } from './CellSample.tsx';
import classes from './HeatMap.module.css';

/** What the colours and marks mean. */
export function HeatMapLegend({ states }: { readonly states: readonly CellState[] }): ReactNode {
  const t = useMessages(kitMessages);
  return (
    <ul className={classes.legend} aria-label={t('map.legend')}>
      {states.map((state) => (
        <li key={state}>
          <CellSample state={state} />
          {t(`cell.${state}`)}
        </li>
      ))}
    </ul>
  );
}
