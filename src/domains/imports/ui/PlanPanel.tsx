import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { problemText } from '#web/kit/state/problem-text.ts';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import type { ImportPlan, PlannedCourse } from '../contract.ts';
import { importMessages } from './messages.ts';
import { PlannedLists } from './PlannedLists.tsx';
import { importPlanQuery } from './queries.ts';
import { reviewMessages } from './review-messages.ts';
import classes from './imports.module.css';

type Decision = 'commit' | 'cancel' | 'plan';

/** What saving an import would do, and the decision. */
export function PlanPanel({ importId }: { readonly importId: string }): ReactNode {
  const t = useMessages(reviewMessages);
  const kit = useMessages(kitMessages);
  const queries = useQueryClient();
  const query = useQuery({ ...importPlanQuery(importId), retry: false });
  const deciding = useMutation({
    mutationFn: (decision: Decision) =>
      api.post(`/imports/${importId}/${decision}`, decision === 'commit' ? { digest: query.data?.digest } : undefined),
    onSettled: () => queries.invalidateQueries({ queryKey: ['import'] }),
  });
  if (query.isPending) return <BlockSkeleton height={160} />;
  const decide = (decision: Decision, label: string, variant: 'filled' | 'default') => (
    <Button
      variant={variant}
      loading={deciding.isPending && deciding.variables === decision}
      disabled={deciding.isPending}
      onClick={() => {
        deciding.mutate(decision);
      }}
    >
      {label}
    </Button>
  );
  return (
    <div className={classes.plan}>
      {query.data ? <PlanWords plan={query.data} /> : <Notice tone="warning">{t('plan.gone')}</Notice>}
      <div className={classes.planActions}>
        {query.data ? decide('commit', t('plan.save'), 'filled') : decide('plan', t('plan.again'), 'filled')}
        {decide('cancel', t('plan.discard'), 'default')}
      </div>
      {deciding.isError && (
        <Notice tone="bad" role="alert">
          {problemText(deciding.error, kit)}
        </Notice>
      )}
      {query.data?.courses.map((course) => (
        <PlannedCoursePanel key={course.name} course={course} />
      ))}
    </div>
  );
}

function PlanWords({ plan }: { readonly plan: ImportPlan }): ReactNode {
  const t = useMessages(reviewMessages);
  const overwritten = plan.courses.reduce((sum, { cells }) => sum + cells.overwritten, 0);
  return (
    <>
      {plan.isRenewed && <Notice tone="bad">{t('plan.renewed')}</Notice>}
      <Notice tone={overwritten > 0 ? 'warning' : 'info'}>
        {t('plan.waits')} {overwritten > 0 ? t('plan.overwrites', { count: overwritten }) : t('plan.overwritesNothing')}
      </Notice>
    </>
  );
}

function PlannedCoursePanel({ course }: { readonly course: PlannedCourse }): ReactNode {
  const t = useMessages(reviewMessages);
  const words = useMessages(importMessages);
  const { number } = useFormats();
  const { cells, courseId, name, nameBefore } = course;
  const about =
    courseId === null ? t('plan.newCourse') : nameBefore !== null && t('plan.renamed', { name: nameBefore });
  return (
    <Panel title={name} about={about || undefined}>
      <StatRow>
        <StatTile label={words('cells.new')} value={number(cells.new)} />
        <StatTile label={words('cells.changed')} value={number(cells.changed)} />
        <StatTile
          label={t('plan.overwritten')}
          value={number(cells.overwritten)}
          tone={cells.overwritten > 0 ? 'warning' : 'plain'}
        />
        <StatTile label={words('cells.same')} value={number(cells.same)} />
      </StatRow>
      <PlannedLists course={course} />
    </Panel>
  );
}
