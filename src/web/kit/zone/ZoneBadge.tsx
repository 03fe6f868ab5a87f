import type { ReactNode } from 'react';
import type { Zone } from '#domains/risk/contract.ts';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import classes from './ZoneBadge.module.css';

interface ZoneBadgeProps {
  readonly zone: Zone | null;
  /** Only the letter is seen; the words are still read out and shown as a hint. */
  readonly compact?: boolean;
}

/** A student's zone as a letter in a shape of its own, with its words: never by colour alone. */
export function ZoneBadge({ zone, compact = false }: ZoneBadgeProps): ReactNode {
  const t = useMessages(kitMessages);
  const name = t(`zone.${zone ?? 'none'}`);
  const long = zone === null ? name : t('zone.long', { zone, name });
  if (compact) {
    return (
      <span className={classes.compact} data-zone={zone ?? 'none'} title={long} role="img" aria-label={long}>
        <span className={classes.letter}>{zone ?? '–'}</span>
      </span>
    );
  }
  return (
    <span className={classes.badge} data-zone={zone ?? 'none'}>
      <span className={classes.letter} aria-hidden={zone === null}>
        {zone ?? '–'}
      </span>
      {name}
    </span>
  );
}
