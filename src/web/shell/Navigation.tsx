import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useRef, type ReactNode } from 'react';
import { useMessages } from '../kit/i18n/messages.ts';
import type { Section } from '../navigation.ts';
import { shellMessages } from './messages.ts';
import classes from './Navigation.module.css';

const frame = getRouteApi('/signed-in');

/** Not part of what everybody loads first. */
const WaitingCount = lazy(async () => {
  const { WaitingCount: loaded } = await import('#domains/recommendations/ui/WaitingCount.tsx');
  return { default: loaded };
});

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
  // Who only reads is not waited for.
  const mayDecide = frame.useRouteContext().session.permissions.includes('recommendations.review');
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
          {to === '/advice' && mayDecide && (
            <Suspense>
              <WaitingCount />
            </Suspense>
          )}
        </Link>
      ))}
    </nav>
  );
}
