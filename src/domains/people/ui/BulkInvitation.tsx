import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { upload } from '#web/kit/api/upload.ts';
import type { InvitationPlan, InvitedPeople } from '../contract.ts';
import { InvitationOutcome } from './InvitationOutcome.tsx';
import { InvitationReview } from './InvitationReview.tsx';
import { InvitationUpload } from './InvitationUpload.tsx';

/** Invites the people of a file: it is checked, shown, and only then done. */
export function BulkInvitation(): ReactNode {
  const queries = useQueryClient();
  const [sent, setSent] = useState(0);
  const checking = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return upload<InvitationPlan>('/invitations/check', form, setSent);
    },
    onMutate: () => {
      setSent(0);
    },
  });
  const inviting = useMutation({
    mutationFn: ({ people }: InvitationPlan) =>
      api.post<InvitedPeople>('/invitations', { entries: people.map(({ entry }) => entry) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['person', 'list'] }),
  });
  const again = (): void => {
    checking.reset();
    inviting.reset();
  };
  if (inviting.data) return <InvitationOutcome outcome={inviting.data} onAgain={again} />;
  const plan = checking.data;
  if (plan) {
    return (
      <InvitationReview
        plan={plan}
        isPending={inviting.isPending}
        error={inviting.error}
        onConfirm={() => {
          inviting.mutate(plan);
        }}
        onAgain={again}
      />
    );
  }
  return (
    <InvitationUpload
      isPending={checking.isPending}
      sent={sent}
      error={checking.error}
      onFile={(file) => {
        checking.mutate(file);
      }}
    />
  );
}
