import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { GradingOfCourse } from '../../grading/contract.ts';
import { withPart } from './draft.ts';
import type { GradingFieldsProps } from './fields-props.ts';
import { gradingMessages } from './messages.ts';
import { NumberField } from './NumberField.tsx';
import { usePartName } from './usePartName.ts';

type Part = GradingOfCourse['parts'][number];

/** What each part of the grade weighs, and how many of its lowest scores do not count. */
export function PartsPanel({ course, draft, onChange, disabled }: GradingFieldsProps): ReactNode {
  const t = useMessages(gradingMessages);
  const nameOf = usePartName();
  const columns: Column<Part>[] = [
    { key: 'name', header: t('part'), onPhone: 'title', cell: (part) => nameOf(part) },
    { key: 'count', header: t('part.activities'), numeric: true, width: '7rem', cell: ({ activities }) => activities },
    {
      key: 'weight',
      header: t('weight'),
      width: '9rem',
      cell: (part) => (
        <NumberField
          isBare
          disabled={disabled}
          label={t('weight.of', { name: nameOf(part) })}
          value={draft.parts[part.key]?.weight ?? null}
          otherwise={part.weight}
          onChange={(weight) => {
            onChange(withPart(draft, part.key, { weight }));
          }}
        />
      ),
    },
    {
      key: 'drop',
      header: t('dropLowest'),
      width: '9rem',
      cell: (part) => (
        <NumberField
          isBare
          disabled={disabled}
          label={t('dropLowest.of', { name: nameOf(part) })}
          value={draft.parts[part.key]?.dropLowest ?? null}
          otherwise={part.dropLowest ?? 0}
          onChange={(dropLowest) => {
            onChange(withPart(draft, part.key, { dropLowest }));
          }}
        />
      ),
    },
  ];
  return (
    <Panel title={t('parts.title')} about={t('parts.about')} flush>
      <DataTable label={t('parts.title')} columns={columns} rows={course.parts} rowKey={({ key }) => key} />
    </Panel>
  );
}
