import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { ShareBar } from '../../kit/bar/ShareBar.tsx';
import { ZonesBar } from '../../kit/bar/ZonesBar.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { useFormats } from '../../kit/i18n/useFormats.ts';
import type { Column } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/DataTable.tsx';
import { matches } from '../../kit/table/sort.ts';
import { useSort } from '../../kit/table/useSort.ts';
import { pageMessages } from '../messages.ts';
import type { CourseRow } from './join-courses.ts';
import classes from './courses.module.css';

interface CourseTableProps {
  readonly rows: readonly CourseRow[];
  readonly search: string;
}

export function CourseTable({ rows, search }: CourseTableProps): ReactNode {
  const t = useMessages(pageMessages);
  const columns = useColumns();
  const found = useMemo(
    () =>
      rows.filter(({ course }) =>
        matches(search, [course.name, course.programme?.name, ...course.teachers.map(({ name }) => name)]),
      ),
    [rows, search],
  );
  const table = useSort(found, columns, { column: 'zones', direction: 'descending' });
  return <DataTable label={t('courses.title')} columns={columns} rowKey={({ course }) => course.id} {...table} />;
}

function useColumns(): Column<CourseRow>[] {
  const t = useMessages(pageMessages);
  const { number, percent } = useFormats();
  return useMemo<Column<CourseRow>[]>(() => {
    const share = (key: 'completion' | 'attendance', valueOf: (row: CourseRow) => number | null | undefined) => ({
      key,
      header: t(`courses.${key}`),
      width: '11rem',
      firstSort: 'ascending' as const,
      sortBy: valueOf,
      cell: (row: CourseRow) => {
        const value = valueOf(row) ?? null;
        return value !== null && <ShareBar share={value} text={percent(value, 1)} />;
      },
    });
    return [
      {
        key: 'name',
        header: t('courses.course'),
        onPhone: 'title',
        sortBy: ({ course }) => course.name,
        cell: ({ course }) => (
          <>
            <Link to="/courses/$courseId" params={{ courseId: course.id }}>
              {course.name}
            </Link>
            <span className={classes.about}>
              {[course.programme?.name, ...course.teachers.map(({ name }) => name)].filter(Boolean).join(' · ')}
            </span>
          </>
        ),
      },
      {
        key: 'zones',
        header: t('courses.zones'),
        width: '15rem',
        firstSort: 'descending',
        sortBy: ({ atRisk }) => atRisk,
        cell: ({ zones }) => zones && <ZonesBar sizes={zones} />,
      },
      share('completion', ({ metric }) => metric?.means.completionPct),
      share('attendance', ({ metric }) => metric?.means.attendancePct),
      {
        key: 'overdue',
        header: t('courses.overdue'),
        numeric: true,
        width: '8rem',
        firstSort: 'descending',
        sortBy: ({ metric }) => metric?.totals.overdue,
        cell: ({ metric }) => metric && number(metric.totals.overdue),
      },
      {
        key: 'students',
        header: t('course.students'),
        numeric: true,
        width: '7rem',
        firstSort: 'descending',
        sortBy: ({ course }) => course.students,
        cell: ({ course }) => number(course.students),
      },
    ];
  }, [t, number, percent]);
}
