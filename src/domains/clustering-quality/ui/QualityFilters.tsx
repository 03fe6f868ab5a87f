import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { CourseQuality } from '../contract.ts';
import type { QualityFilter } from './filter.ts';
import { qualityMessages } from './messages.ts';
import classes from './quality.module.css';

interface QualityFiltersProps {
  readonly items: readonly CourseQuality[];
  readonly filter: QualityFilter;
  readonly onFilter: (filter: QualityFilter) => void;
}

/** Which courses are shown. */
export function QualityFilters({ items, filter, onFilter }: QualityFiltersProps): ReactNode {
  const t = useMessages(qualityMessages);
  const programmes = new Map(items.flatMap(({ programme }) => (programme ? [[programme.id, programme.name]] : [])));
  return (
    <div className={classes.filters}>
      <Checkbox
        label={t('onlyAlerts')}
        checked={filter.onlyAlerts}
        onChange={({ currentTarget }) => {
          onFilter({ ...filter, onlyAlerts: currentTarget.checked });
        }}
      />
      {programmes.size > 1 && (
        <NativeSelect
          aria-label={t('programme')}
          value={String(filter.programmeId ?? '')}
          onChange={({ currentTarget }) => {
            onFilter({ ...filter, programmeId: currentTarget.value === '' ? null : Number(currentTarget.value) });
          }}
          data={[
            { value: '', label: t('programme.all') },
            ...[...programmes].map(([id, name]) => ({ value: String(id), label: name })),
          ]}
        />
      )}
      {items.length > 8 && (
        <TextInput
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder={t('search')}
          aria-label={t('search')}
          value={filter.search}
          onChange={({ currentTarget }) => {
            onFilter({ ...filter, search: currentTarget.value });
          }}
        />
      )}
    </div>
  );
}
