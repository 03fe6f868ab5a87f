import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyField } from '#web/kit/copy/CopyField.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { QrPicture } from '#web/kit/qr/QrPicture.tsx';
import type { Enrolment } from '../contract.ts';
import { secondFactorMessages } from './second-factor-messages.ts';

/** The secret for the phone: as a picture for its camera, and to type. */
export function SecretPicture({ secret, address }: Enrolment): ReactNode {
  const t = useMessages(secondFactorMessages);
  return (
    <>
      <p>{t('enrol.scan')}</p>
      <QrPicture text={address} label={t('enrol.picture')} />
      <Anchor href={address} size="sm">
        {t('enrol.here')}
      </Anchor>
      <CopyField label={t('enrol.type')} value={secret.replaceAll(/(.{4})(?=.)/g, '$1 ')} />
    </>
  );
}
