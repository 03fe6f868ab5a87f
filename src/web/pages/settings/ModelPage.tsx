import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CandidatePanel } from '#domains/model-quality/ui/CandidatePanel.tsx';
import { EarlierModels } from '#domains/model-quality/ui/EarlierModels.tsx';
import { EvaluationPanels } from '#domains/model-quality/ui/EvaluationPanels.tsx';
import { LivePanel } from '#domains/model-quality/ui/LivePanel.tsx';
import { MadePanel } from '#domains/model-quality/ui/MadePanel.tsx';
import { modelMessages } from '#domains/model-quality/ui/messages.ts';
import { modelQuery } from '#domains/model-quality/ui/queries.ts';
import { TrainPanel } from '#domains/model-quality/ui/TrainPanel.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { BlockSkeleton } from '../../kit/state/Loading.tsx';
import { pageMessages } from '../messages.ts';
import classes from './settings.module.css';

/** The early-warning model: which one judges, how true it was here, and what it was when it was made. */
export function ModelPage(): ReactNode {
  const t = useMessages(modelMessages);
  const pages = useMessages(pageMessages);
  const query = useQuery(modelQuery);
  return (
    <>
      <PageHeader title={t('title')} crumbs={<Link to="/settings">{pages('settings.title')}</Link>}>
        {t('about')}
      </PageHeader>
      <div className={classes.page}>
        <Await query={query} skeleton={<BlockSkeleton height={320} />}>
          {(model) => {
            const { live, evaluation } = model;
            const [newest, ...earlier] = model.models;
            const name =
              live.modelId === null
                ? t('live.shipped', { version: live.version })
                : t('live.own', { id: live.modelId });
            return (
              <>
                <LivePanel model={model} />
                {evaluation?.result && <EvaluationPanels day={evaluation.day} result={evaluation.result} name={name} />}
                <TrainPanel model={model} />
                {newest?.report?.trained && (
                  <CandidatePanel
                    model={newest}
                    report={newest.report}
                    trained={newest.report.trained}
                    isLive={newest.id === live.modelId}
                  />
                )}
                {earlier.length > 0 && <EarlierModels models={earlier} liveId={live.modelId} />}
                <MadePanel made={model.made} />
              </>
            );
          }}
        </Await>
      </div>
    </>
  );
}
