import { IconEyeOff, IconFileOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { MyData } from '../contract.ts';
import { privacyMessages } from './messages.ts';
import classes from './privacy.module.css';

/** Who looked at the person's data, by role and day. */
export function LooksPanel({ data: { looks, events, retention } }: { readonly data: MyData }): ReactNode {
  const t = useMessages(privacyMessages);
  const { dateTime, number } = useFormats();
  return (
    <Panel title={t('looks.title')} about={t('looks.about', { count: number(events.looks) })} flush>
      <p className={`${classes.terms ?? ''} ${classes.inset ?? ''}`}>
        {t('looks.kept', {
          days: t('days', { count: retention.auditDays }),
          aboutYou: number(events.about),
          own: number(events.own),
        })}
      </p>
      <DataTable
        label={t('looks.title')}
        rows={looks}
        rowKey={({ at, sentence, course }) => `${at} ${sentence} ${course ?? ''}`}
        columns={[
          { key: 'when', header: t('looks.when'), cell: ({ at }) => dateTime(at), onPhone: 'title' },
          {
            key: 'who',
            header: t('looks.who'),
            cell: ({ roles }) => roles.map((role) => t(`role.${role}`)).join(', ') || t('looks.gone'),
          },
          { key: 'what', header: t('looks.what'), cell: ({ sentence }) => sentence },
          { key: 'course', header: t('student.course'), cell: ({ course }) => course ?? '—' },
        ]}
        empty={<StateBlock icon={<IconEyeOff />} title={t('looks.none')} role="status" />}
      />
    </Panel>
  );
}

/** Files the person has uploaded. */
export function OwnUploadsPanel({ data: { uploads, retention } }: { readonly data: MyData }): ReactNode {
  const t = useMessages(privacyMessages);
  const { dateTime, number } = useFormats();
  const about = t('uploads.about', {
    days: t('days', { count: retention.originalDays }),
    count: number(uploads.total),
  });
  return (
    <Panel title={t('uploads.title')} about={about} flush>
      <DataTable
        label={t('uploads.title')}
        rows={uploads.newest}
        rowKey={({ id }) => id}
        columns={[
          { key: 'file', header: t('uploads.file'), cell: ({ file }) => file, onPhone: 'title' },
          { key: 'when', header: t('looks.when'), cell: ({ at }) => dateTime(at) },
          {
            key: 'kept',
            header: t('uploads.isKept'),
            cell: ({ isKept }) => t(isKept ? 'uploads.kept' : 'uploads.removed'),
          },
        ]}
        empty={<StateBlock icon={<IconFileOff />} title={t('uploads.none')} role="status" />}
      />
    </Panel>
  );
}
