import type { ReactNode } from 'react';
import { Facts } from '#web/kit/facts/Facts.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { MyData } from '../contract.ts';
import { duration } from './duration.ts';
import { Terms } from './Terms.tsx';
import { privacyMessages } from './messages.ts';

/** The account with its roles, and what signing in leaves behind. */
export function OwnAccountPanels({ data }: { readonly data: MyData }): ReactNode {
  const t = useMessages(privacyMessages);
  const { date, number } = useFormats();
  const { account, access, traces, retention } = data;
  const list = (names: readonly string[]): string => names.join(', ') || '—';
  return (
    <>
      <Panel title={t('account.title')}>
        <Terms why={t('account.why')} kept={t('account.kept')} />
        <Facts
          facts={[
            [t('account.name'), account.name],
            [t('account.login'), account.login ?? '—'],
            [t('account.email'), account.email],
            [t('account.since'), date(account.createdAt)],
            [t('access.roles'), list(access.roles.map(({ role }) => t(`role.${role}`)))],
            ...(access.teaching.length > 0 ? [[t('access.teaching'), list(access.teaching)] as const] : []),
            ...(access.heading.length > 0 ? [[t('access.heading'), list(access.heading)] as const] : []),
          ]}
        />
      </Panel>
      <Panel title={t('traces.title')}>
        <Terms
          why={t('traces.why')}
          kept={t('traces.kept', {
            idle: duration(retention.sessionIdleSeconds, t),
            absolute: duration(retention.sessionAbsoluteSeconds, t),
            device: t('days', { count: retention.deviceDays }),
            link: t('days', { count: retention.linkDays }),
          })}
        />
        <Facts
          facts={[
            ...(['sessions', 'devices', 'tokens', 'links', 'signOns'] as const).map(
              (trace) => [t(`traces.${trace}`), number(traces[trace])] as const,
            ),
            [t('traces.password'), t(traces.hasPassword ? 'yes' : 'no')],
            [t('traces.secondFactor'), t(traces.hasSecondFactor ? 'yes' : 'no')],
          ]}
        />
      </Panel>
    </>
  );
}
