import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { CopyField } from '#web/kit/copy/CopyField.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { Invitation, InvitedPeople } from '../contract.ts';
import { linksAsCsv } from './links-as-csv.ts';
import { peopleMessages } from './messages.ts';
import classes from './people.module.css';

interface InvitationOutcomeProps {
  readonly outcome: InvitedPeople;
  readonly onAgain: () => void;
}

/** What was done; where there is no mail server, the links to hand over. */
export function InvitationOutcome({ outcome, onAgain }: InvitationOutcomeProps): ReactNode {
  const t = useMessages(peopleMessages);
  const { invitations, extended, kept } = outcome;
  const toHandOver = invitations.filter(({ url }) => url !== null);
  return (
    <>
      <Panel title={t('bulk.done')}>
        <div className={classes.stack}>
          <Notice tone="good" role="status">
            {t('bulk.did', { invite: invitations.length, extend: extended, keep: kept })}
            {invitations.length > toHandOver.length && ` ${t('bulk.mailed')}`}
          </Notice>
          <div className={classes.buttons}>
            <Button variant="default" onClick={onAgain}>
              {t('bulk.another')}
            </Button>
          </div>
        </div>
      </Panel>
      {toHandOver.length > 0 && <Links invitations={toHandOver} />}
    </>
  );
}

function Links({ invitations }: { readonly invitations: readonly Invitation[] }): ReactNode {
  const t = useMessages(peopleMessages);
  const columns = useMemo<Column<Invitation>[]>(
    () => [
      {
        key: 'name',
        header: t('list.name'),
        onPhone: 'title',
        width: '30%',
        cell: ({ name, email }) => (
          <>
            {name}
            <span className={classes.quietLine}>{email}</span>
          </>
        ),
      },
      {
        key: 'link',
        header: t('invitation.link'),
        onPhone: 'wide',
        cell: ({ name, url }) => <CopyField label={name} hidesLabel value={url ?? ''} />,
      },
    ],
    [t],
  );
  return (
    <Panel
      title={t('bulk.links')}
      about={t('bulk.handOver')}
      flush
      tools={
        <Button
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => {
            download(linksAsCsv(invitations, [t('list.name'), t('field.email'), t('invitation.link')]));
          }}
        >
          {t('bulk.download')}
        </Button>
      }
    >
      <DataTable
        label={t('bulk.links')}
        columns={columns}
        rows={invitations}
        rowKey={({ userId }) => userId}
        firstRows={50}
      />
    </Panel>
  );
}

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'invitations.csv';
  link.click();
  URL.revokeObjectURL(address);
}
