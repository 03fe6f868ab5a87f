import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { ModelOverview } from '../contract.ts';
import { modelMessages } from './messages.ts';
import { UnderWay } from './UnderWay.tsx';
import classes from './model.module.css';

/** Asks for a model of one's own, and says how its training goes. */
export function TrainPanel({ model }: { readonly model: ModelOverview }): ReactNode {
  const t = useMessages(modelMessages);
  const { number } = useFormats();
  const queries = useQueryClient();
  const starting = useMutation({
    mutationFn: () => api.post('/model/trainings'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['model'] }),
  });
  const { models, needs } = model;
  const [newest] = models;
  const isUnderWay = newest?.state === 'waiting' || newest?.state === 'training';
  const refusal = newest?.report?.refusal ?? null;
  return (
    <Panel
      title={t('train.title')}
      about={t('train.about')}
      tools={
        <Button
          variant="default"
          loading={starting.isPending}
          disabled={isUnderWay}
          onClick={() => {
            starting.mutate();
          }}
        >
          {t(newest ? 'train.again' : 'train.start')}
        </Button>
      }
    >
      <div className={classes.parts}>
        <ProblemNotice error={starting.error} />
        {newest?.state === 'failed' && <Notice tone="bad">{t('train.failed')}</Notice>}
        {refusal !== null && newest?.report && (
          <Notice tone="warning">
            {t(`train.refused.${refusal}`, {
              have: number(newest.report.data[refusal]),
              need: number(needs[refusal]),
            })}
          </Notice>
        )}
        {isUnderWay && (
          <UnderWay
            text={t(newest.state === 'waiting' ? 'train.waiting' : 'train.reading')}
            steps={{
              reading: t('train.reading'),
              preparing: t('train.preparing'),
              training: t('train.training'),
              comparing: t('train.comparing'),
            }}
          />
        )}
        <p className={classes.help}>
          {t('train.needs', {
            courses: number(needs.courses),
            students: number(needs.students),
            failed: number(needs.failed),
          })}
        </p>
      </div>
    </Panel>
  );
}
