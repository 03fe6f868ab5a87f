import { Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Connection, ConnectionChecked, PullSchedule } from '../contract.ts';
import { CheckedNotice } from './CheckedNotice.tsx';
import { bodyOf, draftOf, isAskable, isWhole, type ConnectionDraft } from './connection-draft.ts';
import { CourseChoice } from './CourseChoice.tsx';
import { connectionMessages } from './messages.ts';
import { PlaceFields } from './PlaceFields.tsx';
import classes from './connections.module.css';

interface ConnectionDialogProps {
  /** Undefined: a new one. */
  readonly connection?: Connection;
  readonly onClose: () => void;
}

const schedules: readonly PullSchedule[] = ['nightly', 'hourly', 'off'];
const reviews = ['never', 'overwrites', 'always'] as const;

/** The form of a connection; it can be checked before it is kept. */
export function ConnectionDialog({ connection, onClose }: ConnectionDialogProps): ReactNode {
  const t = useMessages(connectionMessages);
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(connection));
  const change = (changes: Partial<ConnectionDraft>): void => setDraft({ ...draft, ...changes });
  const hasSecret = connection !== undefined;
  const { kind, account, tokenAddress, address, secret, ...rest } = bodyOf(draft);
  const place = { address, account, tokenAddress, secret };
  const checking = useMutation({
    mutationFn: () =>
      api.post<ConnectionChecked>('/connections/check', { kind, ...place, connectionId: connection?.id ?? null }),
  });
  const saving = useMutation({
    mutationFn: () =>
      connection
        ? api.put(`/connections/${connection.id}`, { ...place, ...rest, version: connection.version })
        : api.post('/connections', { kind, ...place, ...rest }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['connection'] });
      onClose();
    },
  });
  return (
    <Dialog
      title={connection ? t('form.edit', { title: connection.title }) : t('form.add')}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole(draft, hasSecret)) saving.mutate();
      }}
      actions={
        <DialogActions
          action={t('form.save')}
          isPending={saving.isPending}
          isDisabled={!isWhole(draft, hasSecret)}
          onClose={onClose}
        />
      }
    >
      <div className={classes.stack}>
        <TextInput
          label={t('form.title')}
          description={t('form.titleHint')}
          maxLength={100}
          autoFocus
          value={draft.title}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <PlaceFields draft={draft} isKept={hasSecret} onChange={change} />
        <CheckedNotice
          checked={checking.data}
          error={checking.error}
          isPending={checking.isPending}
          isDisabled={!isAskable(draft, hasSecret)}
          onCheck={() => checking.mutate()}
        />
        <CourseChoice
          chosen={draft.courseIds}
          courses={checking.data?.courses}
          onChoose={(courseIds) => change({ courseIds })}
        />
        <Select
          label={t('form.schedule')}
          data={schedules.map((schedule) => ({ value: schedule, label: t(`schedule.${schedule}`) }))}
          value={draft.schedule}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(value) => {
            const schedule = schedules.find((one) => one === value);
            if (schedule) change({ schedule });
          }}
        />
        <Select
          label={t('form.review')}
          data={reviews.map((mode) => ({ value: mode, label: t(`review.${mode}`) }))}
          value={draft.review}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(value) => {
            const review = reviews.find((one) => one === value);
            if (review) change({ review });
          }}
        />
        <ProblemNotice error={saving.error} />
      </div>
    </Dialog>
  );
}
