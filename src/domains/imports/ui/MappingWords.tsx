import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { wordMeanings, type WordMeaning } from '../mapping/contract.ts';
import type { DraftWord } from './mapping-draft.ts';
import { mappingMessages } from './mapping-messages.ts';
import classes from './mapping.module.css';

const ofWorks: readonly WordMeaning[] = ['done', 'failed', 'attempted', 'not_attempted', 'excused'];
const ofLessons: readonly WordMeaning[] = ['present', 'absent', 'excused'];

interface MappingWordsProps {
  readonly words: readonly DraftWord[];
  readonly onChoose: (word: string, meaning: WordMeaning | null) => void;
}

/** The texts among the results, and what each means. */
export function MappingWords({ words, onChoose }: MappingWordsProps): ReactNode {
  const t = useMessages(mappingMessages);
  const { number } = useFormats();
  if (words.length === 0) {
    return (
      <Panel title={t('words.title')}>
        <span className={classes.missing}>{t('words.none')}</span>
      </Panel>
    );
  }
  const columns: Column<DraftWord>[] = [
    { key: 'word', header: t('words.word'), onPhone: 'title', cell: ({ text }) => <b>{text}</b> },
    { key: 'count', header: t('words.count'), numeric: true, width: '6rem', cell: ({ count }) => number(count) },
    {
      key: 'meaning',
      header: t('words.meaning'),
      width: '36%',
      onPhone: 'wide',
      cell: (word) => (
        <NativeSelect
          aria-label={t('words.meaningOf', { word: word.text })}
          w="100%"
          value={word.meaning ?? ''}
          data={[
            { value: '', label: t('word.none') },
            ...(word.ofLessons ? ofLessons : ofWorks).map((meaning) => ({
              value: meaning,
              label: t(`word.${meaning}`),
            })),
          ]}
          onChange={({ currentTarget }) => {
            onChoose(word.text, wordMeanings.find((one) => one === currentTarget.value) ?? null);
          }}
        />
      ),
    },
  ];
  return (
    <Panel title={t('words.title')} about={t('words.about')} flush>
      <DataTable label={t('words.title')} columns={columns} rows={words} rowKey={({ text }) => text} firstRows={12} />
    </Panel>
  );
}
