import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { SignOnLink } from '../contract.ts';
import { signOnLinkMessages } from './sign-on-link-messages.ts';
import classes from './security.module.css';

interface SignOnLinkFactsProps {
  readonly provider: string;
  readonly link: SignOnLink['link'];
}

/** Since when an account is linked, and when somebody last came in by it. */
export function SignOnLinkFacts({ provider, link }: SignOnLinkFactsProps): ReactNode {
  const t = useMessages(signOnLinkMessages);
  const { date, dateTime } = useFormats();
  if (!link) return <div>{t('none')}</div>;
  return (
    <div>
      {t('linked', { provider, moment: date(link.since) })}
      <span className={classes.quiet}>
        {link.lastUsedAt === null ? t('unused') : t('used', { moment: dateTime(link.lastUsedAt) })}
      </span>
    </div>
  );
}
