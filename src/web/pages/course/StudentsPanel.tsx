import { Checkbox, TextInput } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { ContactButton } from '#domains/follow-up/ui/ContactButton.tsx';
import { followUpMessages } from '#domains/follow-up/ui/messages.ts';
import type { CoursePattern } from '#domains/risk/contract.ts';
import type { Student } from '#domains/roster/contract.ts';
import { studentName } from '#domains/roster/ui/student-name.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { Panel } from '../../kit/page/Panel.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { TableSkeleton } from '../../kit/state/Loading.tsx';
import { StateBlock } from '../../kit/state/StateBlock.tsx';
import { DataTable } from '../../kit/table/DataTable.tsx';
import { matches } from '../../kit/table/sort.ts';
import { useSort } from '../../kit/table/useSort.ts';
import { pageMessages } from '../messages.ts';
import type { CourseStudent } from './course-students.ts';
import { useStudentColumns } from './useStudentColumns.tsx';

interface StudentsPanelProps {
  readonly courseId: number;
  /** The day as of which the page is shown; undefined: now. */
  readonly asOf: string | undefined;
  readonly query: UseQueryResult<Student[]>;
  /** Those of the chosen zone. */
  readonly students: readonly CourseStudent[];
  /** How many the course has. */
  readonly total: number;
  /** The groups of students who work alike. */
  readonly clusters: CoursePattern['clusters'];
  /** Whether the reader follows flags up. */
  readonly withFollowUp: boolean;
}

/** Every student with zone, figures and reasons; sorted and searched in the browser. */
export function StudentsPanel(props: StudentsPanelProps): ReactNode {
  const { courseId, asOf, query, students, total, clusters, withFollowUp } = props;
  const t = useMessages(pageMessages);
  const followUp = useMessages(followUpMessages);
  const [search, setSearch] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const hasGrades = students.some(({ metric }) => typeof metric?.gradePct === 'number');
  const columns = useStudentColumns({ courseId, asOf, clusters, hasGrades });
  const found = useMemo(
    () =>
      students.filter(
        ({ student, flag }) =>
          matches(search, [student.name, student.externalId, student.group]) && (!onlyOpen || flag?.isOpen === true),
      ),
    [students, search, onlyOpen],
  );
  const table = useSort(found, columns, { column: 'zone', direction: 'descending' });
  return (
    <Panel
      title={t('course.students')}
      about={found.length < total ? t('course.shown', { shown: found.length, count: total }) : undefined}
      flush
      tools={
        <>
          {withFollowUp && (
            <>
              <Checkbox
                size="xs"
                label={followUp('filter.open')}
                checked={onlyOpen}
                onChange={({ currentTarget }) => {
                  setOnlyOpen(currentTarget.checked);
                }}
              />
              <ContactButton
                courseId={courseId}
                students={found.map(({ student }) => ({ id: student.id, name: studentName(student) }))}
              />
            </>
          )}
          <TextInput
            size="xs"
            leftSection={<IconSearch size={14} aria-hidden />}
            placeholder={t('course.search')}
            aria-label={t('course.search')}
            value={search}
            onChange={({ currentTarget }) => {
              setSearch(currentTarget.value);
            }}
          />
        </>
      }
    >
      <Await query={query} skeleton={<TableSkeleton />}>
        {() =>
          total === 0 ? (
            <StateBlock icon={<IconUsers />} title={t('course.noStudents')} />
          ) : (
            <DataTable
              label={t('course.students')}
              columns={columns}
              firstRows={15}
              rowKey={({ student }) => student.id}
              {...table}
            />
          )
        }
      </Await>
    </Panel>
  );
}
