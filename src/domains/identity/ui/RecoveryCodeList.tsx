import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { secondFactorMessages } from './second-factor-messages.ts';
import classes from './second-factor.module.css';

/** The recovery codes, this one time. */
export function RecoveryCodeList({ codes }: { readonly codes: readonly string[] }): ReactNode {
  const t = useMessages(secondFactorMessages);
  return (
    <>
      <Notice tone="warning">{t('codes.text')}</Notice>
      <ul className={classes.codes} aria-label={t('codes.list')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button
        component="a"
        variant="default"
        href={`data:text/plain;charset=utf-8,${encodeURIComponent(`Pulse.EDU\n\n${codes.join('\n')}\n`)}`}
        download="pulse-recovery-codes.txt"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {t('codes.download')}
      </Button>
    </>
  );
}
