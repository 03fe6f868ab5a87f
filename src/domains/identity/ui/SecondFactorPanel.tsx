import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import type { OwnSecondFactor } from '../contract.ts';
import { DisableSecondFactorDialog } from './DisableSecondFactorDialog.tsx';
import { EnrolDialog } from './EnrolDialog.tsx';
import { ownSecondFactorQuery } from './queries.ts';
import { RenewCodesDialog } from './RenewCodesDialog.tsx';
import { secondFactorMessages } from './second-factor-messages.ts';
import classes from './second-factor.module.css';

/** Below this many recovery codes the person is told to make new ones. */
const fewCodes = 3;

/** The person's own second factor: on, off, new recovery codes. */
export function SecondFactorPanel(): ReactNode {
  const t = useMessages(secondFactorMessages);
  const query = useQuery(ownSecondFactorQuery);
  return (
    <Panel title={t('title')} about={t('about')}>
      <Await query={query} skeleton={<BlockSkeleton height={80} />}>
        {(own) => <State own={own} />}
      </Await>
    </Panel>
  );
}

function State({ own }: { readonly own: OwnSecondFactor }): ReactNode {
  const t = useMessages(secondFactorMessages);
  const { date } = useFormats();
  const [open, setOpen] = useState<'enrol' | 'renew' | 'disable'>();
  const close = (): void => {
    setOpen(undefined);
  };
  return (
    <div className={classes.state}>
      {own.enabledAt === null ? (
        own.isRequired ? (
          <Notice tone="warning">{t('required')}</Notice>
        ) : (
          <div>{t('disabled')}</div>
        )
      ) : (
        <>
          <div>
            {t('enabled', { moment: date(own.enabledAt) })}. {t('codesLeft', { count: own.recoveryCodesLeft })}
          </div>
          {own.recoveryCodesLeft < fewCodes && <Notice tone="warning">{t('codes.few')}</Notice>}
        </>
      )}
      <div className={classes.buttons}>
        {own.enabledAt === null ? (
          <Button variant="default" onClick={() => setOpen('enrol')}>
            {t('enable')}
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={() => setOpen('renew')}>
              {t('renew')}
            </Button>
            <Button variant="default" onClick={() => setOpen('disable')}>
              {t('disable')}
            </Button>
          </>
        )}
      </div>
      {open === 'enrol' && <EnrolDialog asksPassword={own.asksPassword} onClose={close} />}
      {open === 'renew' && <RenewCodesDialog onClose={close} />}
      {open === 'disable' && <DisableSecondFactorDialog own={own} onClose={close} />}
    </div>
  );
}
