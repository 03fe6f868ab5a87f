import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { typingPause } from '#web/kit/typing-pause.ts';
import type { ImportDetail } from '../contract.ts';
import type { ImportTable, ReadingAgain } from '../mapping/contract.ts';
import { columnsOf, emptyDraft, mappingOf, wordsOf, type MappingDraft } from './mapping-draft.ts';
import { importTableQuery, mappingCheckQuery, type TablePlace } from './mapping-queries.ts';
import { MappingCheckPanel } from './MappingCheckPanel.tsx';
import { MappingColumns } from './MappingColumns.tsx';
import { MappingFormats } from './MappingFormats.tsx';
import { MappingRows } from './MappingRows.tsx';
import { MappingSubmit } from './MappingSubmit.tsx';
import { MappingWords } from './MappingWords.tsx';
import { SourceChoice } from './SourceChoice.tsx';
import classes from './mapping.module.css';

interface MappingPanelProps {
  readonly batch: ImportDetail;
  readonly onStarted: (importId: string) => void;
}

/** Everything somebody decides about a file that reads not by itself, with what would come of it. */
export function MappingPanel({ batch, onStarted }: MappingPanelProps): ReactNode {
  const [place, setPlace] = useState<TablePlace>({});
  const query = useQuery(importTableQuery(batch.id, place));
  return (
    <Await query={query} skeleton={<BlockSkeleton height={420} />}>
      {(table) => (
        <Decisions
          // Other headers are other columns: what was decided of the former is of no use.
          key={`${String(table.sheet)} ${String(table.headerRow)}`}
          batch={batch}
          table={table}
          onPlace={setPlace}
          onStarted={onStarted}
        />
      )}
    </Await>
  );
}

interface DecisionsProps extends MappingPanelProps {
  readonly table: ImportTable;
  readonly onPlace: (place: TablePlace) => void;
}

function Decisions({ batch, table, onPlace, onStarted }: DecisionsProps): ReactNode {
  const client = useQueryClient();
  const [draft, setDraft] = useState<MappingDraft>(emptyDraft);
  const [course, setCourse] = useState('');
  const mapping = useMemo(() => mappingOf(table, draft), [table, draft]);
  const [settled] = useDebouncedValue(mapping, typingPause);
  const [settledCourse] = useDebouncedValue(course, typingPause);
  const check = useQuery(mappingCheckQuery(batch.id, settled, settledCourse));
  const isOutdated = settled !== mapping || settledCourse !== course || check.isFetching;
  const again = useMutation({
    mutationFn: (by: ReadingAgain['by']) =>
      api.post<{ importId: string }>(`/imports/${batch.id}/reading-again`, { by, course }),
    onSuccess: async ({ importId }) => {
      await client.invalidateQueries({ queryKey: ['import'], refetchType: 'none' });
      onStarted(importId);
    },
  });
  const columns = columnsOf(table, draft);
  const isSource = again.variables !== undefined && 'source' in again.variables;
  return (
    <div className={classes.page}>
      <div className={classes.layout}>
        <div className={classes.decisions}>
          <MappingRows table={table} onPlace={onPlace} />
          <MappingColumns
            columns={columns}
            below={table.rows.slice(table.headerRow)}
            onChoose={(column, meaning) => setDraft({ ...draft, columns: { ...draft.columns, [column]: meaning } })}
          />
          <MappingWords
            words={wordsOf(columns, table, draft)}
            onChoose={(word, meaning) => setDraft({ ...draft, words: { ...draft.words, [word]: meaning } })}
          />
          <MappingFormats formats={mapping} onChoose={(formats) => setDraft({ ...draft, ...formats })} />
        </div>
        <div className={classes.check}>
          <MappingCheckPanel check={check.data} isOutdated={isOutdated} error={check.error} />
          <MappingSubmit
            profile={table.profile}
            suggestion={batch.file.replace(/\.[a-z]{2,5}$/i, '').slice(0, 100)}
            course={course}
            onCourse={setCourse}
            isReady={!isOutdated && check.data?.errors === 0}
            isPending={again.isPending && !isSource}
            error={isSource ? null : again.error}
            onSubmit={(name) => again.mutate({ name, mapping })}
          />
        </div>
      </div>
      <SourceChoice
        sources={table.sources}
        isPending={again.isPending && isSource}
        error={isSource ? again.error : null}
        onChoose={(source) => again.mutate({ source })}
      />
    </div>
  );
}
