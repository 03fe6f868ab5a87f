import { Checkbox } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { adviceMessages } from '../messages.ts';
import type { useOwnAdvice } from '../queries.ts';

interface DoneBoxProps {
  readonly id: string;
  /** Place of the item, from 0. */
  readonly item: number;
  readonly isDone: boolean;
  /** Staff looks only. */
  readonly isFixed: boolean;
  readonly mark: ReturnType<typeof useOwnAdvice>['mark'];
}

/** Marks an item as done: at once on the screen, and back when the server refuses. */
export function DoneBox({ id, item, isDone, isFixed, mark }: DoneBoxProps): ReactNode {
  const t = useMessages(adviceMessages);
  const [wanted, setWanted] = useState<boolean | null>(null);
  return (
    <Checkbox
      aria-label={t('own.done', { place: item + 1 })}
      checked={wanted ?? isDone}
      disabled={isFixed}
      onChange={({ currentTarget: { checked } }) => {
        setWanted(checked);
        mark.mutate(
          { id, item, isDone: checked },
          {
            onSettled: () => {
              setWanted(null);
            },
          },
        );
      }}
    />
  );
}
