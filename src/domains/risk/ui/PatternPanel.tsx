import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { StoredRun } from '../contract.ts';
import type { Typical } from '../pattern/contract.ts';
import { ClusteringsPart } from './ClusteringsPart.tsx';
import { riskMessages } from './messages.ts';
import { PatternQuality } from './PatternQuality.tsx';
import { usePatternText } from './usePatternText.ts';
import classes from './pattern.module.css';

interface PatternPanelProps {
  readonly courseId: number;
  readonly run: StoredRun;
  /** Whether the reader is to judge how sound the groups are. */
  readonly withQuality: boolean;
}

/** The groups of students who work alike: how many they are, and what is typical of them. */
export function PatternPanel({ courseId, run, withQuality }: PatternPanelProps): ReactNode {
  const t = useMessages(riskMessages);
  const name = usePatternText();
  const typically = useTypical();
  const { clusters, quality } = run.pattern;
  const total = clusters.reduce((sum, { size }) => sum + size, 0);
  return (
    <Panel title={t('pattern.title')} about={t('pattern.about')}>
      <ul className={classes.groups}>
        {clusters.map((cluster, index) => (
          <li key={index}>
            <span className={classes.name}>{name(cluster.name)}</span>
            <span className={classes.size}>{t('zones.students', { count: cluster.size })}</span>
            <span className={classes.bar} aria-hidden>
              <span style={{ width: `${String((100 * cluster.size) / total)}%` }} />
            </span>
            <span className={classes.typical}>{typically(cluster.typical)}</span>
          </li>
        ))}
      </ul>
      {withQuality && quality !== null && (
        <>
          <PatternQuality quality={quality} drift={run.drift} />
          <ClusteringsPart courseId={courseId} />
        </>
      )}
    </Panel>
  );
}

/** The medians of a group in a line. */
function useTypical(): (typical: Typical) => string {
  const t = useMessages(riskMessages);
  const { percent } = useFormats();
  return ({ completionPct, overduePct, attendancePct, silentDays }) => {
    const facts = [
      completionPct !== null && t('pattern.typical.completion', { value: percent(completionPct) }),
      overduePct !== null && t('pattern.typical.overdue', { value: percent(overduePct) }),
      attendancePct !== null && t('pattern.typical.attendance', { value: percent(attendancePct) }),
      silentDays !== null && t('pattern.typical.silence', { count: Math.round(silentDays) }),
    ].filter((fact) => fact !== false);
    return facts.length === 0 ? '' : t('pattern.typically', { facts: facts.join(', ') });
  };
}
