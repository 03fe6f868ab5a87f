import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { ZoneOfStudent } from '../contract.ts';
import { AboutModel } from './AboutModel.tsx';
import { riskMessages } from './messages.ts';
import { usePatternText } from './usePatternText.ts';
import { ZoneScale } from './ZoneScale.tsx';
import classes from './risk.module.css';

/** What put a student into the zone, in numbers, and how the student works; nothing to students, who are told neither. */
export function JudgedBy({ judged: { zone, model, pattern } }: { readonly judged: ZoneOfStudent }): ReactNode {
  const t = useMessages(riskMessages);
  const patternText = usePatternText();
  const { number, percent } = useFormats();
  if (typeof zone?.riskScore !== 'number') return null;
  const { riskScore, probability } = zone;
  return (
    <div className={classes.judged}>
      {zone.zone !== null && (
        <span className={classes.probability}>
          {probability === null
            ? t('reasons.byRules', { score: number(riskScore) })
            : t('reasons.probability', { probability: percent(100 * probability) })}
        </span>
      )}
      {zone.zone !== null && model !== null && (
        <>
          <ZoneScale bounds={model.bounds} marks={[riskScore]} label={t('zones.scaleOwn')} text={percent} />
          {probability !== null && (
            <span className={classes.aside}>
              {t('model.name', { version: model.version })} · <AboutModel bounds={model.bounds} />
            </span>
          )}
        </>
      )}
      {pattern !== null && <span className={classes.aside}>{t('pattern.own', { name: patternText(pattern) })}</span>}
    </div>
  );
}
