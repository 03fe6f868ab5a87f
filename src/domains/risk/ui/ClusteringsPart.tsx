import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { ComparedClusterings } from '../clusterings/contract.ts';
import { ClusteringsTable } from './ClusteringsTable.tsx';
import { riskMessages } from './messages.ts';
import { clusteringsQuery } from './queries.ts';
import classes from './pattern.module.css';

/** Whether other ways find the same groups, and the way to compare them now. */
export function ClusteringsPart({ courseId }: { readonly courseId: number }): ReactNode {
  const t = useMessages(riskMessages);
  const query = useQuery(clusteringsQuery(courseId));
  const starting = useMutation({
    // What is there now: when something else is, the comparison has come.
    mutationFn: (_before: number) => api.post(`/courses/${String(courseId)}/clusterings`),
  });
  const isUnderWay = starting.isSuccess && starting.variables === query.dataUpdatedAt;
  return (
    <div className={classes.quality}>
      <h3>{t('clusterings.title')}</h3>
      <Await query={query} skeleton={<BlockSkeleton height={120} />}>
        {(compared) => (
          <>
            <Compared {...compared} />
            <ProblemNotice error={starting.error} />
            {isUnderWay ? (
              <Notice tone="info" role="status">
                {t('clusterings.started')}
              </Notice>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                loading={starting.isPending}
                onClick={() => {
                  starting.mutate(query.dataUpdatedAt);
                }}
              >
                {t('clusterings.start')}
              </Button>
            )}
          </>
        )}
      </Await>
    </div>
  );
}

function Compared({ comparison, isOutdated }: ComparedClusterings): ReactNode {
  const t = useMessages(riskMessages);
  const { dateTime } = useFormats();
  if (comparison === null) return <p className={classes.note}>{t('clusterings.none')}</p>;
  const moment = dateTime(comparison.asOf);
  return (
    <>
      {comparison.methods.length === 0 ? (
        <p className={classes.note}>{t('clusterings.few')}</p>
      ) : (
        <ClusteringsTable methods={comparison.methods} />
      )}
      <p className={classes.note}>{t(isOutdated ? 'clusterings.outdated' : 'clusterings.asOf', { moment })}</p>
    </>
  );
}
