import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { identityMessages } from './messages.ts';
import { PasswordDialog } from './PasswordDialog.tsx';

/** Leads to a new password. */
export function PasswordPanel(): ReactNode {
  const t = useMessages(identityMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title={t('password.panel')} about={t('password.about')}>
      <Button
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('password.submit')}
      </Button>
      {isOpen && (
        <PasswordDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </Panel>
  );
}
