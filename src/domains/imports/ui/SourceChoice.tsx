import { Button, NativeSelect } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { ImportTable } from '../mapping/contract.ts';
import { mappingMessages } from './mapping-messages.ts';
import classes from './mapping.module.css';

interface SourceChoiceProps {
  readonly sources: ImportTable['sources'];
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onChoose: (source: string) => void;
}

/** The systems a file may be from, the likeliest first, for who knows better. */
export function SourceChoice({ sources, isPending, error, onChoose }: SourceChoiceProps): ReactNode {
  const t = useMessages(mappingMessages);
  const likeliest = sources.find(({ score }) => score > 0);
  const [chosen, setChosen] = useState(likeliest?.id ?? '');
  const labelOf = (name: string, score: number): string =>
    score > 0 ? t('source.match', { name, percent: Math.round(Math.min(score, 1) * 100) }) : name;
  return (
    <Panel title={t('source.title')} about={t('source.about')}>
      <ProblemNotice error={error} />
      <div className={classes.other}>
        <NativeSelect
          label={t('source.choose')}
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={[
            { value: '', label: t('source.none') },
            ...sources.map(({ id, score }) => ({ value: id, label: labelOf(nameOf(id, t), score) })),
          ]}
        />
        <Button variant="default" loading={isPending} disabled={chosen === ''} onClick={() => onChoose(chosen)}>
          {t('source.submit')}
        </Button>
      </div>
    </Panel>
  );
}

function nameOf(id: string, t: ReturnType<typeof useMessages<keyof typeof mappingMessages.phrases>>): string {
  const key = `source.name.${id}`;
  const known = Object.keys(mappingMessages.phrases).find(
    (phrase): phrase is keyof typeof mappingMessages.phrases => phrase === key,
  );
  return known ? t(known) : id;
}
