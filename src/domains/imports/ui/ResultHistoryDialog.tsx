import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import type { ResultHistory } from '../contract.ts';
import { cellText } from './cell-text.ts';
import { importMessages } from './messages.ts';
import { resultHistoryQuery, type ResultPlace } from './queries.ts';
import { reviewMessages } from './review-messages.ts';
import classes from './imports.module.css';

interface ResultHistoryDialogProps {
  readonly place: ResultPlace;
  readonly activity: string;
  readonly onClose: () => void;
}

/** Which import has set a result: file, row, column, when and by whom. */
export function ResultHistoryDialog({ place, activity, onClose }: ResultHistoryDialogProps): ReactNode {
  const t = useMessages(reviewMessages);
  const query = useQuery(resultHistoryQuery(place));
  return (
    <Dialog
      title={t('history.title', { activity })}
      onClose={onClose}
      actions={
        <Button variant="default" onClick={onClose}>
          {t('history.close')}
        </Button>
      }
    >
      <Await query={query} skeleton={<BlockSkeleton height={96} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('history.none')}</p>
          ) : (
            <ol className={classes.history}>
              {items.map((item, index) => (
                <HistoryEntry key={index} item={item} />
              ))}
            </ol>
          )
        }
      </Await>
    </Dialog>
  );
}

function HistoryEntry({ item }: { readonly item: ResultHistory['items'][number] }): ReactNode {
  const t = useMessages(reviewMessages);
  const words = useMessages(importMessages);
  const formats = useFormats();
  const { file, at, by, what, value, sheet, row, column } = item;
  const place = [
    sheet !== null && words('place.sheet', { sheet }),
    row !== null && words('place.row', { row }),
    column !== null && words('place.column', { column }),
  ].filter((part) => part !== false);
  return (
    <li data-what={what}>
      <p>
        {what === 'confirmed'
          ? t('history.confirmed')
          : t(`history.${what}`, { value: cellText(value, words, formats) })}
      </p>
      <p className={classes.faint}>{[file, ...place].join(', ')}</p>
      <p className={classes.faint}>{[formats.dateTime(at), by].filter((part) => part !== null).join(', ')}</p>
    </li>
  );
}
