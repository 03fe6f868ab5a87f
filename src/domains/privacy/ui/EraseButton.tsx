import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { EraseDialog } from './EraseDialog.tsx';
import { privacyMessages } from './messages.ts';
import type { ErasureTarget } from './queries.ts';

interface EraseButtonProps {
  readonly target: ErasureTarget;
  /** Nobody erases himself. */
  readonly isSelf?: boolean;
  /** Leads to the list of erasures. */
  readonly onBegun: () => void;
}

/** Asks for the erasure of a person, after showing what goes and what stays. */
export function EraseButton({ target, isSelf = false, onBegun }: EraseButtonProps): ReactNode {
  const t = useMessages(privacyMessages);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="default"
        disabled={isSelf}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('erase.open')}
      </Button>
      {isAsking && (
        <EraseDialog
          target={target}
          onBegun={onBegun}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
