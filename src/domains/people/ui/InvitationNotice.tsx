import type { ReactNode } from 'react';
import { CopyField } from '#web/kit/copy/CopyField.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import type { Invitation } from '../contract.ts';
import { peopleMessages } from './messages.ts';

/** What became of an invitation: a letter, or a link to hand over. */
export function InvitationNotice({ invitation }: { readonly invitation: Invitation }): ReactNode {
  const t = useMessages(peopleMessages);
  const { url, email, name } = invitation;
  if (url === null) {
    return (
      <Notice tone="good" role="status">
        {t('invitation.mailed', { email })}
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="warning" role="status">
        {t('invitation.show', { name })}
      </Notice>
      <CopyField label={t('invitation.link')} value={url} />
    </>
  );
}
