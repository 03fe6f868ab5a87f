import { IconUserQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '../kit/i18n/messages.ts';
import { StateBlock } from '../kit/state/StateBlock.tsx';
import { shellMessages } from '../shell/messages.ts';

/** The start page of somebody who may see no section yet; everybody else is sent on before it shows. */
export function NoRolePage(): ReactNode {
  const t = useMessages(shellMessages);
  return (
    <StateBlock page icon={<IconUserQuestion />} title={t('home.noRole')}>
      {t('home.noRoleHint')}
    </StateBlock>
  );
}
