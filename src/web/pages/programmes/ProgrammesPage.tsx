import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { programmeMessages } from '#domains/roster/ui/programme-messages.ts';
import { ProgrammesPanel } from '#domains/roster/ui/ProgrammesPanel.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';

/** Programmes, for administrators and operators. */
export function ProgrammesPage(): ReactNode {
  const t = useMessages(programmeMessages);
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Button
            onClick={() => {
              setAdding(true);
            }}
          >
            {t('add')}
          </Button>
        }
      >
        {t('about')}
      </PageHeader>
      <ProgrammesPanel isAdding={isAdding} onAdd={setAdding} />
    </>
  );
}
