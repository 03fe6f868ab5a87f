import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { TableMapping } from '../mapping/contract.ts';
import { mappingMessages } from './mapping-messages.ts';
import classes from './mapping.module.css';

type Formats = Pick<TableMapping, 'decimalMark' | 'dateOrder'>;

const marks = ['auto', ',', '.'] as const;
const orders = ['auto', 'day_first', 'month_first'] as const;
const markNames = { auto: 'auto', ',': 'comma', '.': 'point' } as const;

interface MappingFormatsProps {
  readonly formats: Formats;
  readonly onChoose: (formats: Partial<Formats>) => void;
}

/** How a file writes numbers and dates. */
export function MappingFormats({ formats, onChoose }: MappingFormatsProps): ReactNode {
  const t = useMessages(mappingMessages);
  return (
    <Panel title={t('format.title')}>
      <div className={classes.formats}>
        <NativeSelect
          label={t('format.decimal')}
          value={formats.decimalMark}
          data={marks.map((mark) => ({ value: mark, label: t(`format.decimal.${markNames[mark]}`) }))}
          onChange={({ currentTarget }) => {
            onChoose({ decimalMark: marks.find((mark) => mark === currentTarget.value) ?? 'auto' });
          }}
        />
        <NativeSelect
          label={t('format.dates')}
          value={formats.dateOrder}
          data={orders.map((order) => ({ value: order, label: t(`format.dates.${order}`) }))}
          onChange={({ currentTarget }) => {
            onChoose({ dateOrder: orders.find((order) => order === currentTarget.value) ?? 'auto' });
          }}
        />
      </div>
    </Panel>
  );
}
