import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import type { ActivityMetric } from '../../difficulty/contract.ts';
import { difficultyMessages } from './messages.ts';

/** What the results of an activity say of it, in figures. */
export function ActivityFigures({ activity }: { readonly activity: ActivityMetric }): ReactNode {
  const t = useMessages(difficultyMessages);
  const { number, percent } = useFormats();
  const share = (value: number | null) => (value === null ? t('none') : percent(value, 1));
  const { hardness, meanPct, sdPct, discrimination, maxPoints, students, due } = activity;
  return (
    <>
      {activity.isFew && <Notice tone="info">{t('few.conclude')}</Notice>}
      <StatRow>
        <StatTile label={t('hardness')} value={share(hardness)} />
        <StatTile label={t('done')} value={number(activity.done)} note={t('note.students', { students })} />
        <StatTile
          label={t('overdue')}
          value={number(activity.overdue)}
          note={t('note.due', { due })}
          tone={activity.overdue > 0 ? 'bad' : 'plain'}
        />
        <StatTile label={t('failed')} value={number(activity.failed)} />
        <StatTile
          label={t('mean')}
          value={share(meanPct)}
          note={
            <>
              {sdPct !== null && `± ${number(sdPct, 1)}`}
              {maxPoints !== null && <div>{t('note.max', { max: number(maxPoints, 2) })}</div>}
            </>
          }
        />
        <StatTile
          label={t('discrimination')}
          value={discrimination === null ? t('none') : number(discrimination, 2)}
          note={t('discrimination.about')}
        />
      </StatRow>
    </>
  );
}
