import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { ZoneOfStudent } from '../contract.ts';
import { JudgedBy } from './JudgedBy.tsx';
import { riskMessages } from './messages.ts';
import { useReasonText } from './useReasonText.ts';
import classes from './risk.module.css';

interface ReasonsPanelProps {
  readonly judged: ZoneOfStudent & { readonly zone: NonNullable<ZoneOfStudent['zone']> };
  readonly reader: 'staff' | 'student';
}

/** Less than half a point is written as none. */
const leastShown = 0.5;

/** Why a student is in the zone: what judged, and every reason in words; to the staff with how much it makes. */
export function ReasonsPanel({ judged, reader }: ReasonsPanelProps): ReactNode {
  const t = useMessages(riskMessages);
  const text = useReasonText(reader);
  const { number } = useFormats();
  const { reasons } = judged.zone;
  return (
    <Panel title={t(reader === 'student' ? 'reasons.titleOwn' : 'reasons.title')}>
      <JudgedBy judged={judged} />
      <ol className={classes.reasons}>
        {reasons.map((reason) => (
          <li key={reason.code}>
            <span>{text(reason)}</span>
            {Math.abs(reason.contribution) >= leastShown && (
              <span className={classes.contribution} data-for={reason.contribution < 0}>
                <span className={classes.contributionBar} aria-hidden>
                  <span style={{ width: `${String(Math.min(100, Math.abs(reason.contribution)))}%` }} />
                </span>
                {t('reasons.points', { points: signed(reason.contribution, number) })}
              </span>
            )}
          </li>
        ))}
      </ol>
      {judged.zone.judgedBy === 'probability' && reader === 'staff' && (
        <p className={classes.method}>{t('reasons.besideMedian')}</p>
      )}
    </Panel>
  );
}

function signed(points: number, number: (value: number) => string): string {
  return points < 0 ? `−${number(-points)}` : number(points);
}
