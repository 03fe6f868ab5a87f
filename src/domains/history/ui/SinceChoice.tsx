import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { changesSince, type ChangesSince } from '../contract.ts';
import { historyMessages } from './messages.ts';

interface SinceChoiceProps {
  readonly since: ChangesSince;
  readonly reader: 'staff' | 'student';
  readonly onChoose: (since: ChangesSince) => void;
}

/** Since when changes are told. */
export function SinceChoice({ since, reader, onChoose }: SinceChoiceProps): ReactNode {
  const t = useMessages(historyMessages);
  const label = { import: t(reader === 'staff' ? 'changes.import' : 'changes.importOwn'), week: t('changes.week') };
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('changes.since')}
      value={since}
      onChange={onChoose}
      data={changesSince.map((value) => ({ value, label: label[value] }))}
    />
  );
}
