import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ConnectionDialog } from './ConnectionDialog.tsx';
import { connectionMessages } from './messages.ts';

/** Opens the form of a new connection. */
export function AddConnection(): ReactNode {
  const t = useMessages(connectionMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('page.add')}
      </Button>
      {isOpen && <ConnectionDialog onClose={() => setOpen(false)} />}
    </>
  );
}
