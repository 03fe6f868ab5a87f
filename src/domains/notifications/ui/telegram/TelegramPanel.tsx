import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { TelegramLink } from '#domains/telegram/contract.ts';
import classes from '../notifications.module.css';
import { preferencesQuery } from '../preferences/queries.ts';
import { LinkSteps } from './LinkSteps.tsx';
import { telegramMessages } from './messages.ts';
import { telegramLinkQuery, useTelegramCode } from './queries.ts';
import { UnlinkDialog } from './UnlinkDialog.tsx';

/** Milliseconds between looks whether the code has reached the bot. */
const lookEvery = 2000;

/** The chat with the bot: linked, unlinked. Nothing where the server has no bot. */
export function TelegramPanel(): ReactNode {
  const t = useMessages(telegramMessages);
  const queries = useQueryClient();
  const asking = useTelegramCode();
  const isAwaited = asking.data !== undefined;
  const own = useQuery({ ...telegramLinkQuery, refetchInterval: isAwaited && lookEvery }).data;
  const isLinked = own?.link !== null && own?.link !== undefined;
  const { reset } = asking;
  // The bot has the code: what is switched on by Telegram can come now.
  useEffect(() => {
    if (!isAwaited || !isLinked) return;
    reset();
    void queries.invalidateQueries({ queryKey: preferencesQuery.queryKey });
  }, [isAwaited, isLinked, reset, queries]);
  if (own?.isConfigured !== true) return null;
  return (
    <Panel title={t('title')} about={t('about')}>
      <div className={classes.stack}>
        <ProblemNotice error={asking.error} />
        {own.link ? (
          <Linked link={own.link} bot={own.bot} />
        ) : asking.data ? (
          <LinkSteps code={asking.data} bot={own.bot} onCancel={reset} />
        ) : (
          <div>
            <Button
              loading={asking.isPending}
              onClick={() => {
                asking.mutate();
              }}
            >
              {t('link')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

interface LinkedProps {
  readonly link: NonNullable<TelegramLink['link']>;
  readonly bot: string | null;
}

function Linked({ link: { since, isBlocked }, bot }: LinkedProps): ReactNode {
  const t = useMessages(telegramMessages);
  const { date } = useFormats();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      {isBlocked ? (
        <Notice tone="warning">{t('blocked', { bot: bot ?? '' })}</Notice>
      ) : (
        <p className={classes.linked} role="status">
          {bot === null ? t('linkedNameless', { date: date(since) }) : t('linked', { bot, date: date(since) })}
        </p>
      )}
      <div>
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('unlink')}
        </Button>
      </div>
      {isAsked && <UnlinkDialog onClose={() => setAsked(false)} />}
    </>
  );
}
