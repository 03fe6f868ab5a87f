import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { historyMessages } from './messages.ts';

interface WhoseChoiceProps {
  readonly items: readonly { readonly id: number; readonly name: string }[];
  readonly chosen: number;
  readonly onChoose: (id: number) => void;
}

/** Whose trend is shown, where there are several: a group, a programme. */
export function WhoseChoice({ items, chosen, onChoose }: WhoseChoiceProps): ReactNode {
  const t = useMessages(historyMessages);
  return (
    <NativeSelect
      size="xs"
      aria-label={t('trend.whose')}
      value={String(chosen)}
      onChange={({ currentTarget }) => {
        onChoose(Number(currentTarget.value));
      }}
      data={items.map(({ id, name }) => ({ value: String(id), label: name }))}
    />
  );
}
