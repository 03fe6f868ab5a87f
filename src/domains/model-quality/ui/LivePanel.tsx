import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { ModelOverview } from '../contract.ts';
import { modelMessages } from './messages.ts';
import { UnderWay } from './UnderWay.tsx';
import { GoLiveButton } from './GoLiveButton.tsx';
import classes from './model.module.css';

/** Which model judges, and the way to check it. */
export function LivePanel({ model }: { readonly model: ModelOverview }): ReactNode {
  const t = useMessages(modelMessages);
  const queries = useQueryClient();
  const starting = useMutation({
    mutationFn: () => api.post('/model/evaluations'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['model'] }),
  });
  const { live, evaluation, pending } = model;
  const isUnderWay = pending?.state === 'waiting' || pending?.state === 'running';
  const name =
    live.modelId === null ? t('live.shipped', { version: live.version }) : t('live.own', { id: live.modelId });
  return (
    <Panel
      title={t('live.title')}
      about={name}
      tools={
        <>
          {(live.modelId ?? live.unusableId) !== null && <GoLiveButton modelId={null} />}
          <Button
            variant={evaluation ? 'default' : 'filled'}
            loading={starting.isPending}
            disabled={isUnderWay}
            onClick={() => {
              starting.mutate();
            }}
          >
            {t(evaluation ? 'evaluate.again' : 'evaluate.start')}
          </Button>
        </>
      }
    >
      <div className={classes.parts}>
        <ProblemNotice error={starting.error} />
        {live.unusableId !== null && <Notice tone="bad">{t('live.unusable', { id: live.unusableId })}</Notice>}
        {pending?.state === 'failed' && <Notice tone="bad">{t('evaluate.failed')}</Notice>}
        {isUnderWay && (
          <UnderWay
            steps={{ evaluating: t('evaluate.running') }}
            text={t(pending.state === 'waiting' ? 'evaluate.waiting' : 'evaluate.running')}
          />
        )}
        {!evaluation && !isUnderWay && <p className={classes.help}>{t('evaluate.none')}</p>}
        {evaluation?.result?.courses.used === 0 && <Notice tone="warning">{t('evaluate.nothing')}</Notice>}
      </div>
    </Panel>
  );
}
