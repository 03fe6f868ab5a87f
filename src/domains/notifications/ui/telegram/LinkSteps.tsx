import { Button } from '@mantine/core';
import { IconBrandTelegram } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CopyField } from '#web/kit/copy/CopyField.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { QrPicture } from '#web/kit/qr/QrPicture.tsx';
import type { TelegramCode } from '#domains/telegram/contract.ts';
import classes from '../notifications.module.css';
import { telegramMessages } from './messages.ts';

interface LinkStepsProps {
  readonly code: TelegramCode;
  readonly bot: string | null;
  readonly onCancel: () => void;
}

/** How the code reaches the bot: by a link on this device, by the camera of a phone, or typed. */
export function LinkSteps({ code: { code, url, expiresAt }, bot, onCancel }: LinkStepsProps): ReactNode {
  const t = useMessages(telegramMessages);
  const kit = useMessages(kitMessages);
  const { dateTime } = useFormats();
  return (
    <div className={classes.steps}>
      <QrPicture text={url} label={t('picture')} />
      <div className={classes.stack}>
        <p className={classes.step}>{t('open')}</p>
        <div>
          <Button
            component="a"
            href={url}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconBrandTelegram size={18} stroke={1.75} aria-hidden />}
          >
            {t('openButton')}
          </Button>
        </div>
        <CopyField label={bot === null ? t('typeNameless') : t('type', { bot })} value={`/start ${code}`} />
        <p className={classes.quiet} role="status">
          {t('awaited', { until: dateTime(expiresAt) })}
        </p>
        <div>
          <Button variant="default" onClick={onCancel}>
            {kit('cancel')}
          </Button>
        </div>
      </div>
    </div>
  );
}
