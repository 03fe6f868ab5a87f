import type { ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import classes from './Bars.module.css';

/** How many students are in each zone; `none` could not be placed. */
export interface ZoneSizes {
  readonly A: number;
  readonly B: number;
  readonly C: number;
  readonly none: number;
}

const order = ['C', 'B', 'A', 'none'] as const;

/** The zones of a course in one strip, the riskiest first, each with its number. */
export function ZonesBar({ sizes }: { readonly sizes: ZoneSizes }): ReactNode {
  const t = useMessages(kitMessages);
  const shown = order.filter((zone) => sizes[zone] > 0);
  return (
    <span className={classes.zones}>
      {shown.map((zone) => (
        <span
          key={zone}
          data-zone={zone}
          style={{ flexGrow: sizes[zone] }}
          title={`${t(`zone.${zone}`)}: ${String(sizes[zone])}`}
        >
          {zone === 'none' ? '–' : zone} {sizes[zone]}
        </span>
      ))}
    </span>
  );
}
