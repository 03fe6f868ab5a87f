import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconMapQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '../kit/i18n/messages.ts';
import { StateBlock } from '../kit/state/StateBlock.tsx';
import { shellMessages } from './messages.ts';

/** An address that leads to no page. */
export function NotFoundPage(): ReactNode {
  const t = useMessages(shellMessages);
  return (
    <StateBlock
      page
      icon={<IconMapQuestion />}
      title={t('notFound.title')}
      actions={
        <Button variant="default" component={Link} to="/">
          {t('notFound.home')}
        </Button>
      }
    >
      {t('notFound.hint')}
    </StateBlock>
  );
}
