import { NativeSelect, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { RejectionReason } from '../../review/contract.ts';
import { adviceMessages } from '../messages.ts';
import type { Review } from './useReview.ts';

const reasons: readonly RejectionReason[] = ['untrue', 'unhelpful', 'unclear', 'tone', 'late', 'other'];
const longestNote = 500;

/** Asks why, then rejects one or many. */
export function RejectDialog({ review }: { readonly review: Review }): ReactNode {
  const t = useMessages(adviceMessages);
  const { rejecting, isBusy, problem } = review;
  const [reason, setReason] = useState<RejectionReason>('untrue');
  const [note, setNote] = useState('');
  const close = (): void => {
    review.setRejecting([]);
  };
  return (
    <Dialog
      title={t('reject.title', { count: rejecting.length })}
      onClose={close}
      onSubmit={(event) => {
        event.preventDefault();
        review.decideMany(rejecting, { action: 'rejected', reason, note });
      }}
      actions={<DialogActions action={t('reject')} isPending={isBusy} onClose={close} />}
    >
      <ProblemNotice error={problem} />
      <p>{t('reject.about')}</p>
      <NativeSelect
        label={t('reject.reason')}
        data={reasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
        value={reason}
        onChange={({ currentTarget }) => {
          setReason(reasons.find((one) => one === currentTarget.value) ?? reason);
        }}
      />
      <Textarea
        label={t('reject.note')}
        rows={3}
        maxLength={longestNote}
        value={note}
        onChange={({ currentTarget }) => {
          setNote(currentTarget.value);
        }}
      />
    </Dialog>
  );
}
