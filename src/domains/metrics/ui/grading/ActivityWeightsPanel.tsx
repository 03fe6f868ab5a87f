import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { GradingOfCourse } from '../../grading/contract.ts';
import { withActivity } from './draft.ts';
import type { GradingFieldsProps } from './fields-props.ts';
import { gradingMessages } from './messages.ts';
import { NumberField } from './NumberField.tsx';
import { usePartName } from './usePartName.ts';

type Activity = GradingOfCourse['activities'][number];

/** What each activity weighs within its part. */
export function ActivityWeightsPanel({ course, draft, onChange, disabled }: GradingFieldsProps): ReactNode {
  const t = useMessages(gradingMessages);
  const { number } = useFormats();
  const nameOf = usePartName();
  const parts = new Map(course.parts.map((part) => [part.key, nameOf(part)]));
  const columns: Column<Activity>[] = [
    { key: 'name', header: t('activity'), onPhone: 'title', cell: ({ name }) => name },
    { key: 'part', header: t('part'), width: '12rem', cell: ({ part }) => parts.get(part) },
    {
      key: 'max',
      header: t('maxPoints'),
      numeric: true,
      width: '7rem',
      cell: ({ maxPoints }) => maxPoints !== null && number(maxPoints, 2),
    },
    {
      key: 'weight',
      header: t('weight'),
      width: '9rem',
      cell: ({ id, name, weight, maxPoints }) => (
        <NumberField
          isBare
          disabled={disabled}
          label={t('weight.of', { name })}
          value={draft.activities[String(id)] ?? null}
          otherwise={weight ?? maxPoints}
          onChange={(own) => {
            onChange(withActivity(draft, id, own));
          }}
        />
      ),
    },
  ];
  return (
    <Panel title={t('activities.title')} about={t('activities.about')} flush>
      <DataTable
        label={t('activities.title')}
        columns={columns}
        rows={course.activities}
        rowKey={({ id }) => id}
        firstRows={12}
      />
    </Panel>
  );
}
