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
import { peopleMessages } from './people-messages.ts';
import { PeoplePanel } from './PeoplePanel.tsx';
import { NamedLists, PlannedLists } from './PlannedLists.tsx';
import { importPlanQuery } from './queries.ts';
import { reviewMessages } from './review-messages.ts';
import classes from './imports.module.css';

type Decision = 'commit' | 'cancel' | 'plan';

interface PlanPanelProps {
  readonly importId: string;
  /** People of whom nobody has decided yet who they are. */
  readonly undecidedPeople: number;
}

/** What saving an import would do, and the decision. */
export function PlanPanel({ importId, undecidedPeople }: PlanPanelProps): ReactNode {
  const t = useMessages(reviewMessages);
  const people = useMessages(peopleMessages);
  const kit = useMessages(kitMessages);
  const queries = useQueryClient();
  const query = useQuery({ ...importPlanQuery(importId), retry: false });
  const deciding = useMutation({
    mutationFn: (decision: Decision) =>
      api.post(`/imports/${importId}/${decision}`, decision === 'commit' ? { digest: query.data?.digest } : undefined),
    onSettled: () => queries.invalidateQueries({ queryKey: ['import'] }),
  });
  if (query.isPending) return <BlockSkeleton height={160} />;
  const plan = query.data;
  // What saving would do depends on who the people are.
  const courses = plan?.awaitsPeople === false ? plan.courses : [];
  const decide = (decision: Decision, label: string, variant: 'filled' | 'default', isPossible = true) => (
    <Button
      variant={variant}
      loading={deciding.isPending && deciding.variables === decision}
      disabled={deciding.isPending || !isPossible}
      onClick={() => {
        deciding.mutate(decision);
      }}
    >
      {label}
    </Button>
  );
  return (
    <div className={classes.plan}>
      {plan ? (
        <PlanWords plan={plan} undecidedPeople={undecidedPeople} />
      ) : (
        <Notice tone="warning">{t('plan.gone')}</Notice>
      )}
      {plan && <PeoplePanel importId={importId} />}
      <div className={classes.planActions}>
        {!plan
          ? decide('plan', t('plan.again'), 'filled')
          : plan.awaitsPeople
            ? decide('plan', people('continue'), 'filled', undecidedPeople === 0)
            : decide('commit', t('plan.save'), 'filled')}
        {decide('cancel', t('plan.discard'), 'default')}
      </div>
      {deciding.isError && (
        <Notice tone="bad" role="alert">
          {problemText(deciding.error, kit)}
        </Notice>
      )}
      {plan && plan.recognised.count > 0 && <RecognisedPanel {...plan.recognised} />}
      {plan?.awaitsPeople === false && <ProgrammesPanel {...plan.programmes} />}
      {courses.map((course) => (
        <PlannedCoursePanel key={course.name} course={course} />
      ))}
    </div>
  );
}

function PlanWords({ plan, undecidedPeople }: { readonly plan: ImportPlan; readonly undecidedPeople: number }) {
  const t = useMessages(reviewMessages);
  const people = useMessages(peopleMessages);
  if (plan.awaitsPeople) {
    const isDecided = undecidedPeople === 0;
    return <Notice tone={isDecided ? 'info' : 'warning'}>{people(isDecided ? 'next' : 'waits')}</Notice>;
  }
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
      <div className={classes.plan}>
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
      </div>
    </Panel>
  );
}

function ProgrammesPanel({ added, groups }: ImportPlan['programmes']): ReactNode {
  const t = useMessages(reviewMessages);
  const lists = [
    { title: t('plan.addedProgrammes'), ...added },
    {
      title: t('plan.movedGroups'),
      count: groups.count,
      items: groups.items.map(({ group, before, after }) => `${group}: ${before ?? t('plan.noProgramme')} → ${after}`),
    },
  ].filter(({ count }) => count > 0);
  return lists.length === 0 ? null : (
    <Panel title={t('plan.programmes')}>
      <NamedLists lists={lists} />
    </Panel>
  );
}

function RecognisedPanel({ count, items }: ImportPlan['recognised']): ReactNode {
  const t = useMessages(peopleMessages);
  return (
    <Panel title={t('recognised')}>
      <NamedLists
        lists={[
          {
            title: t('recognised.list'),
            count,
            items: items.map(({ name, known, by }) => `${name} → ${known} (${t(`by.${by}`)})`),
          },
        ]}
      />
    </Panel>
  );
}
