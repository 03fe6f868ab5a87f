import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { privacyMessages } from './messages.ts';
import classes from './privacy.module.css';

/** Named values, side by side. */
export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}): ReactNode {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Why something is kept, and for how long. */
export function Terms({ why, kept }: { readonly why: string; readonly kept: string }): ReactNode {
  const t = useMessages(privacyMessages);
  return (
    <p className={classes.terms}>
      {t('why')}: {why}. {t('kept')}: {kept}.
    </p>
  );
}
