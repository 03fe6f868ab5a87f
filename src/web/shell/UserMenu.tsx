import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconBell, IconId, IconLogout, IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { api } from '../kit/api/client.ts';
import { useMessages } from '../kit/i18n/messages.ts';
import type { Session } from '#domains/identity/contract.ts';
import { Choice, DropDown } from './DropDown.tsx';
import { initialsOf } from './initials.ts';
import { shellMessages } from './messages.ts';
import classes from './UserMenu.module.css';

/** Who is signed in, in which roles; and the way out. */
export function UserMenu({ session }: { readonly session: Session }): ReactNode {
  const t = useMessages(shellMessages);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { user, roles } = session;
  const signOut = useMutation({
    mutationFn: () => api.delete('/session'),
    onSuccess: async () => {
      queries.clear();
      await navigate({ to: '/sign-in' });
    },
  });
  return (
    <DropDown
      label={t('account', { name: user.name })}
      face={
        <>
          <span className={classes.initials} data-initials={initialsOf(user.name)} aria-hidden />
          <span className={classes.name}>{user.name}</span>
        </>
      }
    >
      {(panel) => (
        <>
          <div className={classes.who}>
            <strong>{user.name}</strong>
            <span>{user.login}</span>
            <span>{roles.map((role) => t(`role.${role}`)).join(', ')}</span>
          </div>
          <Choice
            panel={panel}
            icon={<IconShieldLock size={18} stroke={1.75} aria-hidden />}
            label={t('security')}
            onChoose={() => {
              void navigate({ to: '/security' });
            }}
          />
          <Choice
            panel={panel}
            icon={<IconBell size={18} stroke={1.75} aria-hidden />}
            label={t('notifications')}
            onChoose={() => {
              void navigate({ to: '/notifications' });
            }}
          />
          <Choice
            panel={panel}
            icon={<IconId size={18} stroke={1.75} aria-hidden />}
            label={t('myData')}
            onChoose={() => {
              void navigate({ to: '/my-data' });
            }}
          />
          <Choice
            panel={panel}
            icon={<IconLogout size={18} stroke={1.75} aria-hidden />}
            label={t('signOut')}
            onChoose={() => {
              signOut.mutate();
            }}
          />
        </>
      )}
    </DropDown>
  );
}
