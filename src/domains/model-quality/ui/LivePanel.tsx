import { Button, Progress as Bar } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { useLiveProgress } from '#web/kit/live/useLiveProgress.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { ModelOverview } from '../contract.ts';
import { modelMessages } from './messages.ts';
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
      }
    >
      <div className={classes.parts}>
        <ProblemNotice error={starting.error} />
        {pending?.state === 'failed' && <Notice tone="bad">{t('evaluate.failed')}</Notice>}
        {isUnderWay && (
          <UnderWay step="evaluating" text={t(pending.state === 'waiting' ? 'evaluate.waiting' : 'evaluate.running')} />
        )}
        {!evaluation && !isUnderWay && <p className={classes.help}>{t('evaluate.none')}</p>}
        {evaluation?.result?.courses.used === 0 && <Notice tone="warning">{t('evaluate.nothing')}</Notice>}
      </div>
    </Panel>
  );
}

/** How far a task has got, as far as it tells. */
export function UnderWay({ step, text }: { readonly step: string; readonly text: string }): ReactNode {
  const t = useMessages(modelMessages);
  const { number } = useFormats();
  const progress = useLiveProgress('model', 'all', step);
  const counted = progress && t('evaluate.progress', { done: number(progress.done), total: number(progress.total) });
  return (
    <div role="status" className={classes.parts}>
      <Bar
        value={progress && progress.total > 0 ? (100 * progress.done) / progress.total : 100}
        animated={!progress}
        aria-label={text}
      />
      <p className={classes.help}>{[text, ...(counted === undefined ? [] : [counted])].join(' · ')}</p>
    </div>
  );
}
