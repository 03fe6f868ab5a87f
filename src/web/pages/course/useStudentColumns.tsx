import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { FlagMark } from '#domains/follow-up/ui/FlagMark.tsx';
import { metricMessages } from '#domains/metrics/ui/messages.ts';
import { nameable } from '#domains/risk/reasons.messages.ts';
import type { CoursePattern } from '#domains/risk/contract.ts';
import { riskMessages } from '#domains/risk/ui/messages.ts';
import { useReasonText } from '#domains/risk/ui/useReasonText.ts';
import { usePatternText } from '#domains/risk/ui/usePatternText.ts';
import { studentName } from '#domains/roster/ui/student-name.ts';
import { asOfSearch } from '../../as-of-search.ts';
import { ShareBar } from '../../kit/bar/ShareBar.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { useFormats } from '../../kit/i18n/useFormats.ts';
import type { Column } from '../../kit/table/column.ts';
import { ReasonList } from '../../kit/zone/ReasonList.tsx';
import { ZoneBadge } from '../../kit/zone/ZoneBadge.tsx';
import { pageMessages } from '../messages.ts';
import type { CourseStudent } from './course-students.ts';
import classes from './course.module.css';

/** Reasons shown in the table; the student's page has them all. */
const reasonsShown = 2;

interface StudentColumnsOptions {
  readonly courseId: number;
  readonly asOf: string | undefined;
  readonly clusters: CoursePattern['clusters'];
  /** Whether anybody has a grade; without one the column says nothing. */
  readonly hasGrades: boolean;
}

/** The columns of a course's table of students. */
export function useStudentColumns(options: StudentColumnsOptions): Column<CourseStudent>[] {
  const { courseId, asOf, clusters, hasGrades } = options;
  const t = useMessages(pageMessages);
  const metrics = useMessages(metricMessages);
  const risk = useMessages(riskMessages);
  const reasonText = useReasonText('staff');
  const patternText = usePatternText();
  const { number, percent, date } = useFormats();

  return useMemo<Column<CourseStudent>[]>(() => {
    const share = (key: 'completion' | 'attendance', valueOf: (row: CourseStudent) => number | null | undefined) => ({
      key,
      header: metrics(key),
      width: '8.5rem',
      sortBy: valueOf,
      cell: (row: CourseStudent) => {
        const value = valueOf(row) ?? null;
        return value === null ? metrics('none') : <ShareBar share={value} text={percent(value)} />;
      },
    });
    const grade: Column<CourseStudent> = {
      key: 'grade',
      header: metrics('grade'),
      numeric: true,
      width: '6rem',
      sortBy: (row) => row.metric?.gradePct,
      cell: (row) => {
        const grade = row.metric?.gradePct ?? null;
        return grade === null ? metrics('none') : percent(grade, 1);
      },
    };
    return [
      {
        key: 'student',
        header: t('course.student'),
        onPhone: 'title',
        width: '11rem',
        sortBy: ({ student }) => studentName(student),
        cell: ({ student }) => (
          <>
            <Link
              to="/courses/$courseId/students/$studentId"
              params={{ courseId, studentId: student.id }}
              search={asOfSearch(asOf)}
            >
              {studentName(student)}
            </Link>
            {student.group !== null && <span className={classes.group}>{student.group}</span>}
            {student.missingSince !== null && (
              <span className={classes.missing}>{t('course.missing', { date: date(student.missingSince) })}</span>
            )}
          </>
        ),
      },
      {
        key: 'zone',
        header: risk('zone'),
        width: '12rem',
        firstSort: 'descending',
        // By score: it orders the zones, and the students within them.
        sortBy: (row) => scoreOf(row),
        cell: (row) => {
          const score = scoreOf(row);
          const probability = row.risk?.probability ?? null;
          const title =
            probability === null
              ? risk('reasons.byRules', { score: number(score ?? 0) })
              : risk('reasons.probability', { probability: percent(100 * probability) });
          const pattern = clusters[row.risk?.pattern ?? -1];
          return (
            <>
              <span className={classes.zone}>
                <ZoneBadge zone={row.risk?.zone ?? null} />
                {score !== null && (
                  <span className={classes.score} title={title}>
                    {probability === null ? number(score) : percent(100 * probability)}
                  </span>
                )}
              </span>
              {row.flag && <FlagMark flag={row.flag} />}
              {/* Of a group only: beside one's own lateness the usual, working on time, would contradict it. */}
              {pattern && pattern.name.code !== 'on_time' && (
                <span className={classes.pattern}>{patternText(pattern.name)}</span>
              )}
            </>
          );
        },
      },
      share('completion', (row) => row.metric?.completionPct),
      share('attendance', (row) => row.metric?.attendancePct),
      ...(hasGrades ? [grade] : []),
      {
        key: 'overdue',
        header: metrics('overdue'),
        numeric: true,
        width: '6.5rem',
        firstSort: 'descending',
        sortBy: (row) => row.metric?.overdue,
        cell: ({ metric }) =>
          metric && (
            <span className={metric.overdue > 0 ? classes.overdue : classes.zero}>{number(metric.overdue)}</span>
          ),
      },
      {
        key: 'lastActivity',
        header: metrics('lastActivity.short'),
        width: '8rem',
        sortBy: (row) => row.metric?.daysSinceLastActivity,
        cell: ({ metric }) => daysText(metric?.daysSinceLastActivity ?? null, metrics),
      },
      {
        key: 'reasons',
        header: risk('reasons'),
        onPhone: 'wide',
        cell: (row) =>
          row.risk && (
            <ReasonList
              reasons={nameable(row.risk.reasons).map(reasonText)}
              limit={reasonsShown}
              more={(hidden) => risk('reasons.more', { count: hidden })}
            />
          ),
      },
    ];
  }, [courseId, asOf, clusters, hasGrades, t, metrics, risk, reasonText, patternText, number, percent, date]);
}

/** The risk score of a student who could be placed in a zone. */
function scoreOf({ risk }: CourseStudent): number | null {
  return risk !== undefined && risk.zone !== null ? risk.riskScore : null;
}

function daysText(
  days: number | null,
  t: (key: 'none' | 'lastActivity.today' | 'lastActivity.days', parameters?: { count: number }) => string,
): string {
  if (days === null) return t('none');
  return days < 1 ? t('lastActivity.today') : t('lastActivity.days', { count: Math.floor(days) });
}
