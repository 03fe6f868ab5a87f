import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { ClusterRun } from '../contract.ts';
import { riskMessages } from './messages.ts';
import classes from './risk.module.css';

/** Opens what the probability means, where it comes from and what it is not for. */
export function AboutModel({ bounds }: { readonly bounds: NonNullable<ClusterRun['bounds']> }): ReactNode {
  const t = useMessages(riskMessages);
  const { percent } = useFormats();
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className={classes.what}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('model.what')}
      </button>
      {open && (
        <Dialog
          title={t('model.title')}
          onClose={close}
          actions={
            <Button type="button" onClick={close}>
              {t('model.close')}
            </Button>
          }
        >
          <p>{t('model.says')}</p>
          <p>{t('model.knows')}</p>
          <p>{t('model.zones', { b: percent(bounds.B), c: percent(bounds.C) })}</p>
          <p>{t('model.limits')}</p>
        </Dialog>
      )}
    </>
  );
}
