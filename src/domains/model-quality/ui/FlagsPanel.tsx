import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import type { EvaluationResult } from '../contract.ts';
import { modelMessages } from './messages.ts';
import classes from './model.module.css';

/** What teachers said of the flags of a model. */
export function FlagsPanel({ flags }: { readonly flags: EvaluationResult['flags'] }): ReactNode {
  const t = useMessages(modelMessages);
  const { number } = useFormats();
  const { right, wrong, handled } = flags;
  return (
    <Panel title={t('flags.title')} about={t('flags.about')}>
      {right + wrong + handled === 0 ? (
        <p className={classes.help}>{t('flags.none')}</p>
      ) : (
        <StatRow>
          <StatTile label={t('flags.right')} value={number(right)} />
          <StatTile label={t('flags.wrong')} value={number(wrong)} />
          <StatTile label={t('flags.handled')} value={number(handled)} />
        </StatRow>
      )}
    </Panel>
  );
}
