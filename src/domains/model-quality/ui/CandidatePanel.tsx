import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Facts } from '#web/kit/facts/Facts.tsx';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { OwnModel, TrainingReport } from '../contract.ts';
import { ComparedFigures } from './ComparedFigures.tsx';
import { GateNotice } from './GateNotice.tsx';
import { GoLiveButton } from './GoLiveButton.tsx';
import { modelMessages } from './messages.ts';
import { ReliabilityChart } from './ReliabilityChart.tsx';
import { ZoneChanges } from './ZoneChanges.tsx';
import { mayGoLive } from './may-go-live.ts';
import classes from './model.module.css';

interface CandidatePanelProps {
  readonly model: OwnModel;
  readonly report: TrainingReport;
  readonly trained: NonNullable<TrainingReport['trained']>;
  readonly isLive: boolean;
}

/** A trained model beside the one that judged then: figures, curves, whom it would put into another zone. */
export function CandidatePanel({ model, report, trained, isLive }: CandidatePanelProps): ReactNode {
  const t = useMessages(modelMessages);
  const { date, number } = useFormats();
  const curves = useMemo(
    () => [
      { name: t('candidate.candidate'), figures: trained.candidate.overall },
      { name: t('candidate.present'), figures: trained.present.overall },
    ],
    [trained, t],
  );
  const made = { date: date(model.trainedAt ?? model.requestedAt), name: model.requestedBy ?? '' };
  const sizeOf = ({ courses, students, failed }: typeof trained.learned): string =>
    `${t('candidate.courses', { count: courses })}: ${t('candidate.students', { students: number(students), failed: number(failed) })}`;
  return (
    <Panel
      title={t('candidate.title', { id: model.id })}
      about={t(model.requestedBy === null ? 'candidate.made' : 'candidate.madeBy', made)}
      tools={isLive ? t('live.mark') : mayGoLive(model) && <GoLiveButton modelId={model.id} />}
    >
      <div className={classes.parts}>
        <GateNotice gate={trained.gate} />
        <Facts
          facts={[
            [t('candidate.learned'), sizeOf(trained.learned)],
            [t('candidate.heldOut'), sizeOf(trained.heldOut)],
          ]}
        />
        <p className={classes.help}>
          {t('candidate.endings', { told: number(report.data.told), derived: number(report.data.derived) })}
        </p>
        <ComparedFigures trained={trained} />
        <h3>{t('reliability.title')}</h3>
        <ReliabilityChart curves={curves} />
        <ZoneChanges changes={trained.changes} />
      </div>
    </Panel>
  );
}
