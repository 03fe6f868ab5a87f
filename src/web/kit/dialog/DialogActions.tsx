import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';

interface DialogActionsProps {
  /** Names the button that does it. */
  readonly action: string;
  readonly isPending: boolean;
  /** Something is missing that it needs. */
  readonly isDisabled?: boolean;
  /** Names the button that leaves all as it is, where "Cancel" could be taken for the action. */
  readonly leave?: string | undefined;
  readonly onClose: () => void;
}

/** The two buttons at the end of a dialog: leave all as it is, or submit. */
export function DialogActions({
  action,
  isPending,
  isDisabled = false,
  leave,
  onClose,
}: DialogActionsProps): ReactNode {
  const t = useMessages(kitMessages);
  return (
    <>
      <Button variant="default" onClick={onClose}>
        {leave ?? t('cancel')}
      </Button>
      <Button type="submit" loading={isPending} disabled={isDisabled}>
        {action}
      </Button>
    </>
  );
}
