import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconMailbox } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ErrorState } from '#web/kit/state/ErrorState.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { logMessages } from '../log-messages.ts';
import { OutboxList } from './OutboxList.tsx';
import { outboxQuery } from './queries.ts';
import { ShownLetter } from './ShownLetter.tsx';
import classes from './log.module.css';

/** Where there is no mail server: the letters that people would have got. */
export function OutboxPanel(): ReactNode {
  const t = useMessages(logMessages);
  const [chosen, setChosen] = useState<string>();
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(outboxQuery);
  const letters = data?.pages.flatMap(({ items }) => items);
  return (
    <Panel title={t('outbox.title')} about={t('outbox.about')}>
      {letters === undefined ? (
        isError ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <TableSkeleton />
        )
      ) : (
        <div className={classes.stack}>
          {data?.pages[0]?.hasMailServer === false && <Notice tone="info">{t('outbox.configure')}</Notice>}
          {letters.length === 0 ? (
            <StateBlock icon={<IconMailbox />} title={t('outbox.none')} role="status">
              {t('outbox.noneHint')}
            </StateBlock>
          ) : (
            <div className={classes.outbox}>
              <div>
                <OutboxList letters={letters} chosen={chosen} onChoose={setChosen} />
                {hasNextPage && (
                  <div className={classes.more}>
                    <Button
                      variant="default"
                      size="sm"
                      loading={isFetchingNextPage}
                      onClick={() => void fetchNextPage()}
                    >
                      {t('log.more')}
                    </Button>
                  </div>
                )}
              </div>
              {chosen === undefined ? (
                <p className={classes.quiet}>{t('outbox.choose')}</p>
              ) : (
                <ShownLetter key={chosen} letterId={chosen} />
              )}
            </div>
          )}
        </div>
      )}
    </Panel>
  );
}
