import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import type { OwnSignOnLink } from '../contract.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { ownSignOnLinkQuery } from './queries.ts';
import classes from './second-factor.module.css';
import { SignOnLinkFacts } from './SignOnLinkFacts.tsx';
import { signOnLinkMessages } from './sign-on-link-messages.ts';
import type { SignOnOutcome } from './sign-on-outcome.ts';
import { UnlinkDialog } from './UnlinkDialog.tsx';

/** The link of the own account with the university's sign-in; nothing where none is configured. */
export function SignOnLinkPanel({ outcome }: { readonly outcome: SignOnOutcome | undefined }): ReactNode {
  const t = useMessages(signOnLinkMessages);
  const own = useQuery(ownSignOnLinkQuery).data;
  if (typeof own?.provider !== 'string') return null;
  return (
    <Panel title={t('title')} about={t('about', { provider: own.provider })}>
      <State own={own} provider={own.provider} outcome={outcome} />
    </Panel>
  );
}

interface StateProps {
  readonly own: OwnSignOnLink;
  readonly provider: string;
  readonly outcome: SignOnOutcome | undefined;
}

function State({ own: { link, hasPassword }, provider, outcome }: StateProps): ReactNode {
  const t = useMessages(signOnLinkMessages);
  const [open, setOpen] = useState<'link' | 'unlink'>();
  const close = (): void => {
    setOpen(undefined);
  };
  // What came of it is old once the link is removed again.
  const isOld = outcome === 'linked' && !link;
  return (
    <div className={classes.state}>
      {outcome !== undefined && !isOld && (
        <Notice tone={outcome === 'linked' ? 'good' : 'warning'} role="status">
          {t(`outcome.${outcome}`)}
        </Notice>
      )}
      <SignOnLinkFacts provider={provider} link={link} />
      {link && !hasPassword && <Notice tone="info">{t('onlyWay')}</Notice>}
      <div className={classes.buttons}>
        {link ? (
          hasPassword && (
            <Button variant="default" onClick={() => setOpen('unlink')}>
              {t('remove')}
            </Button>
          )
        ) : (
          <Button variant="default" onClick={() => setOpen('link')}>
            {t('link')}
          </Button>
        )}
      </div>
      {open === 'link' && <LinkDialog provider={provider} asksPassword={hasPassword} onClose={close} />}
      {open === 'unlink' && <UnlinkDialog provider={provider} onClose={close} />}
    </div>
  );
}
