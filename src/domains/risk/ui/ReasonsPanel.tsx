import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { ZoneOfStudent } from '../contract.ts';
import { riskMessages } from './messages.ts';
import { useReasonText } from './useReasonText.ts';
import classes from './risk.module.css';

interface ReasonsPanelProps {
  readonly risk: NonNullable<ZoneOfStudent['zone']>;
  readonly reader: 'staff' | 'student';
}

/** Why a student is in the zone: every reason in words, and how much of the risk score it makes. */
export function ReasonsPanel({ risk, reader }: ReasonsPanelProps): ReactNode {
  const t = useMessages(riskMessages);
  const text = useReasonText(reader);
  const { number } = useFormats();
  return (
    <Panel
      title={t(reader === 'student' ? 'reasons.titleOwn' : 'reasons.title')}
      tools={risk.zone !== null && risk.riskScore !== null && t('reasons.score', { score: number(risk.riskScore) })}
    >
      <ol className={classes.reasons}>
        {risk.reasons.map((reason) => (
          <li key={reason.code}>
            <span>{text(reason)}</span>
            {reason.contribution > 0 && (
              <span className={classes.contribution}>
                <span className={classes.contributionBar} aria-hidden>
                  <span style={{ width: `${String(reason.contribution)}%` }} />
                </span>
                {t('reasons.points', { points: number(reason.contribution) })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
