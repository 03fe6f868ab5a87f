import { Link } from '@tanstack/react-router';
import { IconMenu2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '../kit/i18n/messages.ts';
import type { Session } from '#domains/identity/contract.ts';
import { Brand } from './Brand.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { shellMessages } from './messages.ts';
import { SchemeSwitch } from './SchemeSwitch.tsx';
import { UserMenu } from './UserMenu.tsx';
import classes from './Header.module.css';

interface HeaderProps {
  readonly session: Session;
  /** The menu of sections that the burger opens on narrow screens. */
  readonly navigationId: string | undefined;
}

export function Header({ session, navigationId }: HeaderProps): ReactNode {
  const t = useMessages(shellMessages);
  return (
    <header className={classes.header}>
      {navigationId !== undefined && (
        <button type="button" className={classes.burger} popoverTarget={navigationId} aria-label={t('menu')}>
          <IconMenu2 size={22} />
        </button>
      )}
      <Link to="/" className={classes.brand}>
        <Brand />
      </Link>
      <div className={classes.tools}>
        <LanguageSwitch signedIn />
        <SchemeSwitch />
        <UserMenu session={session} />
      </div>
    </header>
  );
}
