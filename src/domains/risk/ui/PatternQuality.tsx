import type { ReactNode } from 'react';
import { Facts } from '#web/kit/facts/Facts.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { CoursePattern } from '../pattern/contract.ts';
import { riskMessages } from './messages.ts';
import classes from './pattern.module.css';

interface PatternQualityProps {
  readonly quality: NonNullable<CoursePattern['quality']>;
  readonly drift: number | null;
}

/** How sound the groups are, for those who answer for the figures. */
export function PatternQuality({ quality, drift }: PatternQualityProps): ReactNode {
  const t = useMessages(riskMessages);
  const { number, percent } = useFormats();
  return (
    <div className={classes.quality}>
      <h3>{t('quality.title')}</h3>
      <Facts
        facts={[
          [t('quality.silhouette'), number(quality.silhouette, 2)],
          [
            t('quality.calinskiHarabasz'),
            quality.calinskiHarabasz === null ? t('quality.none') : number(quality.calinskiHarabasz),
          ],
          [t('quality.stability'), number(quality.stability, 2)],
          [t('quality.drift'), drift === null ? t('quality.none') : percent(100 * drift)],
        ]}
      />
    </div>
  );
}
