import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconSearch, IconUserSearch } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { typingPause } from '#web/kit/typing-pause.ts';
import { ErrorState } from '#web/kit/state/ErrorState.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { PersonRow } from '../contract.ts';
import { peopleMessages } from './messages.ts';
import { PersonStateMark } from './PersonStateMark.tsx';
import { peopleQuery, type PeopleFilter } from './queries.ts';
import { personRoles } from './roles.ts';
import classes from './people.module.css';

interface PeoplePanelProps {
  readonly filter: PeopleFilter;
  readonly onFilter: (filter: PeopleFilter) => void;
  /** Makes a name lead to its person. */
  readonly link: (person: PersonRow) => ReactNode;
}

/** Everybody, by name; searched and filtered by the server. */
export function PeoplePanel({ filter, onFilter, link }: PeoplePanelProps): ReactNode {
  const t = useMessages(peopleMessages);
  const columns = usePeopleColumns(link);
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    peopleQuery(filter),
  );
  return (
    <div className={classes.sheet}>
      <Filters filter={filter} onFilter={onFilter} />
      {data === undefined ? (
        isError ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <TableSkeleton />
        )
      ) : (
        <DataTable
          label={t('page.title')}
          columns={columns}
          rows={data.pages.flatMap(({ items }) => items)}
          rowKey={({ id }) => id}
          empty={
            <StateBlock icon={<IconUserSearch />} title={t('list.none')} role="status">
              {t('list.noneHint')}
            </StateBlock>
          }
        />
      )}
      {hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Filters({ filter, onFilter }: Omit<PeoplePanelProps, 'link'>): ReactNode {
  const t = useMessages(peopleMessages);
  const [search, setSearch] = useState(filter.search ?? '');
  const ask = useDebouncedCallback((words: string) => {
    onFilter({ ...filter, search: words.trim() === '' ? undefined : words.trim() });
  }, typingPause);
  return (
    <div className={classes.filters} role="search">
      <TextInput
        type="search"
        className={classes.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        placeholder={t('list.search')}
        aria-label={t('list.search')}
        maxLength={100}
        value={search}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
          ask(currentTarget.value);
        }}
      />
      <NativeSelect
        aria-label={t('list.role')}
        value={filter.role ?? ''}
        data={[
          { value: '', label: t('list.anyRole') },
          ...personRoles.map((role) => ({ value: role, label: t(`role.${role}`) })),
        ]}
        onChange={({ currentTarget }) => {
          onFilter({ ...filter, role: personRoles.find((role) => role === currentTarget.value) });
        }}
      />
      <NativeSelect
        aria-label={t('list.state')}
        value={filter.state ?? ''}
        data={[
          { value: '', label: t('list.anyState') },
          { value: 'active', label: t('list.active') },
          { value: 'inactive', label: t('list.inactive') },
        ]}
        onChange={({ currentTarget: { value } }) => {
          onFilter({ ...filter, state: value === 'active' || value === 'inactive' ? value : undefined });
        }}
      />
    </div>
  );
}

function usePeopleColumns(link: (person: PersonRow) => ReactNode): Column<PersonRow>[] {
  const t = useMessages(peopleMessages);
  return useMemo<Column<PersonRow>[]>(
    () => [
      {
        key: 'name',
        header: t('list.name'),
        onPhone: 'title',
        cell: (person) => (
          <>
            {link(person)}
            <span className={classes.quietLine}>{person.email}</span>
          </>
        ),
      },
      { key: 'login', header: t('list.login'), width: '12rem', cell: ({ login }) => login },
      {
        key: 'roles',
        header: t('list.roles'),
        cell: ({ roles }) =>
          roles.length === 0 ? (
            <span className={classes.quiet}>{t('list.noRoles')}</span>
          ) : (
            roles.map((role) => t(`role.${role}`)).join(', ')
          ),
      },
      {
        key: 'state',
        header: t('list.state'),
        width: '13rem',
        cell: (person) => <PersonStateMark person={person} />,
      },
    ],
    [t, link],
  );
}
