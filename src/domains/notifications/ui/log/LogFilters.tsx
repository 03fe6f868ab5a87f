import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { channels, deliveryStates } from '../../contract.ts';
import { logMessages } from '../log-messages.ts';
import { notificationMessages } from '../messages.ts';
import { kindsQuery } from './queries.ts';
import classes from './log.module.css';

export const noFilters = { state: '', channel: '', kind: '', search: '' };
export type LogFilter = typeof noFilters;

interface LogFiltersProps {
  readonly filters: LogFilter;
  readonly onChange: (filters: LogFilter) => void;
}

/** By person, kind, way, and what became of it. */
export function LogFilters({ filters, onChange }: LogFiltersProps): ReactNode {
  const t = useMessages(logMessages);
  const words = useMessages(notificationMessages);
  const kinds = useQuery(kindsQuery).data ?? [];
  const field = (name: keyof LogFilter) => ({
    value: filters[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      onChange({ ...filters, [name]: currentTarget.value });
    },
  });
  return (
    <div className={classes.filters}>
      <TextInput
        label={t('log.person')}
        placeholder={t('log.personHint')}
        leftSection={<IconSearch size={14} aria-hidden />}
        maxLength={100}
        {...field('search')}
      />
      <NativeSelect
        label={t('log.kind')}
        {...field('kind')}
        data={[{ value: '', label: t('log.any') }, ...kinds.map(({ name, title }) => ({ value: name, label: title }))]}
      />
      <NativeSelect
        label={t('log.channel')}
        {...field('channel')}
        data={[
          { value: '', label: t('log.anyWay') },
          ...channels.map((value) => ({ value, label: words(`channel.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t('log.state')}
        {...field('state')}
        data={[
          { value: '', label: t('log.any') },
          ...deliveryStates.map((value) => ({ value, label: words(`state.${value}`) })),
        ]}
      />
    </div>
  );
}
