import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import type { ProgrammeResult } from '../contract.ts';
import { figuresRows } from './figures-rows.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { FlagsPanel } from './FlagsPanel.tsx';
import { GroupsPanel } from './GroupsPanel.tsx';
import { LeadTimePanel } from './LeadTimePanel.tsx';
import { modelMessages } from './messages.ts';
import { ReliabilityChart } from './ReliabilityChart.tsx';
import classes from './model.module.css';

interface EvaluationPanelsProps {
  readonly day: string;
  readonly result: ProgrammeResult;
  /** Of which courses; default: the institution's. */
  readonly title?: string;
  /** Of the model. */
  readonly name: string;
}

/** How true a model was on the institution's finished courses. */
export function EvaluationPanels({ day, result, title, name }: EvaluationPanelsProps): ReactNode {
  const t = useMessages(modelMessages);
  const { date, number } = useFormats();
  const { courses, endings, overall, cuts } = result;
  const curves = useMemo(() => [{ name, figures: overall }], [name, overall]);
  return (
    <>
      <Panel title={title ?? t('result.title')} about={t('result.day', { day: date(day) })} flush>
        <div className={classes.tiles}>
          <StatRow>
            <StatTile
              label={t('result.used')}
              value={number(courses.used)}
              note={t('result.usedNote', { count: courses.finished })}
            />
            <StatTile label={t('result.unknown')} value={number(courses.unknown)} />
            {courses.learned > 0 && <StatTile label={t('result.learned')} value={number(courses.learned)} />}
            <StatTile label={t('result.told')} value={number(endings.told)} />
            <StatTile label={t('result.derived')} value={number(endings.derived)} />
          </StatRow>
        </div>
        {courses.used > 0 && <FiguresTable label={title ?? t('result.title')} rows={figuresRows(cuts, overall)} />}
      </Panel>
      {overall.reliability.length > 0 && (
        <Panel title={t('reliability.title')} about={t('reliability.about')}>
          <ReliabilityChart curves={curves} />
        </Panel>
      )}
      {courses.used > 0 && (
        <>
          {result.leadTime && <LeadTimePanel leadTime={result.leadTime} />}
          <GroupsPanel groups={result.groups} />
        </>
      )}
      <FlagsPanel flags={result.flags} />
    </>
  );
}
