import { Link } from '@tanstack/react-router';
import { useRef, type ReactNode } from 'react';
import { useMessages } from '../kit/i18n/messages.ts';
import type { Section } from '../navigation.ts';
import { shellMessages } from './messages.ts';
import classes from './Navigation.module.css';

/** The sections: a column beside the page, or a panel that the header's burger opens on narrow screens. */
export function Navigation({
  id,
  sections,
}: {
  readonly id: string;
  readonly sections: readonly Section[];
}): ReactNode {
  const t = useMessages(shellMessages);
  const panel = useRef<HTMLElement>(null);
  return (
    <nav id={id} ref={panel} popover="auto" className={classes.navigation} aria-label={t('navigation')}>
      {sections.map(({ to, label, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          className={classes.link}
          onClick={() => {
            if (panel.current?.matches(':popover-open')) panel.current.hidePopover();
          }}
        >
          <Icon size={18} stroke={1.75} aria-hidden />
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
