import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { adviceMessages } from '../messages.ts';
import { waitingQuery, type QueueSearch } from '../queries.ts';
import classes from './queue.module.css';

interface ReviewFiltersProps {
  readonly search: QueueSearch;
  /** Courses that can be chosen. */
  readonly courses: readonly { readonly id: number; readonly name: string }[];
  readonly onChange: (search: QueueSearch) => void;
}

const states = ['draft', 'approved', 'rejected'] as const;
const kinds = ['advice', 'test_feedback'] as const;
const zones = ['A', 'B', 'C'] as const;
const languages = ['ru', 'en'] as const;
const composers = ['rules', 'model'] as const;

/** Narrows the queue. Each field keeps the others as they are; "all" takes its own away. */
export function ReviewFilters({ search, courses, onChange }: ReviewFiltersProps): ReactNode {
  const t = useMessages(adviceMessages);
  const waiting = useQuery(waitingQuery).data?.courses ?? [];
  const any = { value: '', label: t('filter.any') };
  const set = (field: keyof QueueSearch, value: string | number | undefined): void => {
    const { [field]: _, ...rest } = search;
    onChange({ ...rest, ...(value !== undefined && { [field]: value }) });
  };
  const choice = <Value extends string>(
    field: 'kind' | 'zone' | 'language' | 'composer',
    values: readonly Value[],
    words: (value: Value) => string,
  ) => (
    <NativeSelect
      label={t(`filter.${field}`)}
      value={search[field] ?? ''}
      data={[any, ...values.map((value) => ({ value, label: words(value) }))]}
      onChange={({ currentTarget }) => {
        set(
          field,
          values.find((value) => value === currentTarget.value),
        );
      }}
    />
  );
  const nameOf = ({ id, name }: { id: number; name: string }): string => {
    const count = waiting.find((course) => course.id === id)?.waiting;
    return count === undefined ? name : `${name} (${String(count)})`;
  };
  return (
    <div className={classes.filters}>
      <SegmentedControl
        aria-label={t('state.choose')}
        value={search.state ?? 'draft'}
        data={states.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChange={(value) => {
          const chosen = states.find((state) => state === value);
          set('state', chosen === 'draft' ? undefined : chosen);
        }}
      />
      <div className={classes.fields}>
        <NativeSelect
          label={t('filter.course')}
          value={String(search.courseId ?? '')}
          data={[any, ...courses.map((course) => ({ value: String(course.id), label: nameOf(course) }))]}
          onChange={({ currentTarget: { value } }) => {
            set('courseId', value === '' ? undefined : Number(value));
          }}
        />
        {choice('kind', kinds, (value) => t(`kind.${value}`))}
        {choice('zone', zones, (value) => value)}
        {choice('language', languages, (value) => t(`language.${value}`))}
        {choice('composer', composers, (value) => t(`composer.${value}`))}
      </div>
    </div>
  );
}
