import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { actions, nameAction } from '../actions.messages.ts';
import { auditMessages } from './messages.ts';
import { PersonFilter, type ChosenPerson } from './PersonFilter.tsx';
import type { AuditSearch } from './queries.ts';
import classes from './audit.module.css';

export interface Filters {
  readonly person?: ChosenPerson | undefined;
  readonly course?: { readonly id: number; readonly name: string } | undefined;
  /** Empty: any. */
  readonly action: string;
  /** Days as `2026-11-24`; empty: without bound. Both belong to the period. */
  readonly from: string;
  readonly to: string;
}

export const noFilters: Filters = { action: '', from: '', to: '' };

/** The filters as the server understands them: days begin at midnight of this browser. */
export function toSearch({ person, course, action, from, to }: Filters): AuditSearch {
  const key = person?.kind === 'student' ? 'studentId' : person?.side === 'did' ? 'actorId' : 'userId';
  return {
    ...(person && { [key]: person.id }),
    ...(course && { courseId: String(course.id) }),
    ...(action !== '' && { action }),
    ...(isDay(from) && { from: midnight(from, 0) }),
    ...(isDay(to) && { to: midnight(to, 1) }),
  };
}

/** While a year is typed, the field holds years such as 0002. */
const isDay = (day: string): boolean => day >= '1970-01-02';

function midnight(day: string, later: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + later);
  return date.toISOString();
}

interface AuditFiltersProps {
  readonly language: 'ru' | 'en';
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** Person, action, period, and the course that was chosen among the events. */
export function AuditFilters({ language, filters, onChange }: AuditFiltersProps): ReactNode {
  const t = useMessages(auditMessages);
  return (
    <div className={classes.filters}>
      <PersonFilter
        person={filters.person}
        onChoose={(person) => {
          onChange({ ...filters, person });
        }}
      />
      {filters.course && (
        <div className={`${classes.wide ?? ''} ${classes.chosen ?? ''}`}>
          <strong>{t('whose.course', { name: filters.course.name })}</strong>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconX size={14} aria-hidden />}
            onClick={() => {
              onChange({ ...filters, course: undefined });
            }}
          >
            {t('filter.clear')}
          </Button>
        </div>
      )}
      <NativeSelect
        label={t('filter.action')}
        value={filters.action}
        onChange={({ currentTarget }) => {
          onChange({ ...filters, action: currentTarget.value });
        }}
        data={[
          { value: '', label: t('filter.anyAction') },
          ...actions.map((value) => ({ value, label: nameAction(value, language) })),
        ]}
      />
      <TextInput
        type="date"
        label={t('filter.from')}
        value={filters.from}
        onChange={({ currentTarget }) => {
          onChange({ ...filters, from: currentTarget.value });
        }}
      />
      <TextInput
        type="date"
        label={t('filter.to')}
        value={filters.to}
        onChange={({ currentTarget }) => {
          onChange({ ...filters, to: currentTarget.value });
        }}
      />
    </div>
  );
}
