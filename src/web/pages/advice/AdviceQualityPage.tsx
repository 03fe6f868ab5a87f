import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { adviceMessages } from '#domains/recommendations/ui/messages.ts';
import { QualityPanels } from '#domains/recommendations/ui/quality/QualityPanels.tsx';
import { coursesQuery } from '#domains/roster/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import classes from './advice.module.css';

const frame = getRouteApi('/signed-in');
const route = getRouteApi('/signed-in/advice/quality');
const periods = [28, 92, 365] as const;
const usualDays = 92;

/** How good the advice of the courses is that the reader answers for. */
export function AdviceQualityPage(): ReactNode {
  const t = useMessages(adviceMessages);
  const { session } = frame.useRouteContext();
  const { courseId, days = usualDays } = route.useSearch();
  const navigate = route.useNavigate();
  const courses = useQuery(coursesQuery).data ?? [];
  const show = (chosen: { courseId?: number | undefined; days?: number }): void => {
    const next = { courseId, days, ...chosen };
    void navigate({
      search: {
        ...(next.courseId !== undefined && { courseId: next.courseId }),
        ...(next.days !== usualDays && { days: next.days }),
      },
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('quality.title')}
        {...(session.permissions.includes('recommendations.read') && {
          crumbs: <Link to="/advice">{t('queue.title')}</Link>,
        })}
      >
        {t('quality.about')}
      </PageHeader>
      <div className={classes.fields}>
        <NativeSelect
          label={t('quality.course')}
          value={String(courseId ?? '')}
          data={[
            { value: '', label: t('filter.any') },
            ...courses.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            show({ courseId: value === '' ? undefined : Number(value) });
          }}
        />
        <NativeSelect
          label={t('quality.days')}
          value={String(days)}
          data={periods.map((period) => ({ value: String(period), label: t(`quality.days.${period}`) }))}
          onChange={({ currentTarget: { value } }) => {
            show({ days: Number(value) });
          }}
        />
      </div>
      <QualityPanels courseId={courseId} days={days} />
    </div>
  );
}
