import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Programme } from '../contract.ts';
import { programmeMessages } from './programme-messages.ts';
import classes from './roster.module.css';

export type ProgrammeAction = 'content' | 'rename' | 'remove';

interface ProgrammeTableProps {
  readonly programmes: readonly Programme[];
  readonly onAction: (action: ProgrammeAction, programme: Programme) => void;
  readonly onAdd: () => void;
}

/** Programmes with their heads and figures; what is empty can be removed. */
export function ProgrammeTable({ programmes, onAction, onAdd }: ProgrammeTableProps): ReactNode {
  const t = useMessages(programmeMessages);
  const button = (action: ProgrammeAction, programme: Programme): ReactNode => (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={t(`${action}.of`, { name: programme.name })}
      onClick={() => {
        onAction(action, programme);
      }}
    >
      {t(action)}
    </Button>
  );
  const columns: Column<Programme>[] = [
    { key: 'name', header: t('name'), onPhone: 'title', cell: ({ name }) => name },
    {
      key: 'heads',
      header: t('heads'),
      cell: ({ heads }) =>
        heads.length === 0 ? (
          <span className={classes.quiet}>{t('noHeads')}</span>
        ) : (
          heads.map(({ name }) => name).join(', ')
        ),
    },
    { key: 'courses', header: t('courses'), numeric: true, width: '7rem', cell: ({ courses }) => courses },
    { key: 'groups', header: t('groups'), numeric: true, width: '7rem', cell: ({ groups }) => groups },
    { key: 'students', header: t('students'), numeric: true, width: '8rem', cell: ({ students }) => students },
    {
      key: 'actions',
      header: t('actions'),
      width: '22rem',
      onPhone: 'wide',
      cell: (programme) => (
        <span className={classes.actions}>
          {button('content', programme)}
          {button('rename', programme)}
          {programme.courses + programme.groups === 0 && button('remove', programme)}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={programmes}
      rowKey={({ id }) => id}
      empty={
        <StateBlock icon={<IconSchool />} title={t('empty')} actions={<Button onClick={onAdd}>{t('add')}</Button>}>
          {t('emptyHint')}
        </StateBlock>
      }
    />
  );
}
