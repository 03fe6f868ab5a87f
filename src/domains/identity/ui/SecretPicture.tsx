import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CopyField } from '#web/kit/copy/CopyField.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import type { Enrolment } from '../contract.ts';
import { secondFactorMessages } from './second-factor-messages.ts';
import classes from './second-factor.module.css';

/** The secret for the phone: as a picture for its camera, and to type. */
export function SecretPicture({ secret, address }: Enrolment): ReactNode {
  const t = useMessages(secondFactorMessages);
  const picture = useQuery({
    queryKey: ['qr', address],
    // Loaded when it is needed: few people ever see it.
    queryFn: async () => {
      const { renderSVG } = await import('uqr');
      return `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { border: 2 }))}`;
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <>
      <p>{t('enrol.scan')}</p>
      {picture.data === undefined ? (
        <BlockSkeleton height={200} />
      ) : (
        <img className={classes.picture} src={picture.data} alt={t('enrol.picture')} width={200} height={200} />
      )}
      <Anchor href={address} size="sm">
        {t('enrol.here')}
      </Anchor>
      <CopyField label={t('enrol.type')} value={secret.replaceAll(/(.{4})(?=.)/g, '$1 ')} />
    </>
  );
}
