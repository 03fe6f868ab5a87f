import { UnstyledButton } from '@mantine/core';
import { useCallback, useState, type ReactNode } from 'react';
import type { StudentResults } from '#domains/gradebook/contract.ts';
import { ActivitiesPanel } from '#domains/gradebook/ui/ActivitiesPanel.tsx';
import { ResultHistoryDialog } from '#domains/imports/ui/ResultHistoryDialog.tsx';
import { reviewMessages } from '#domains/imports/ui/review-messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import classes from './student.module.css';

interface ResultsWithHistoryProps {
  readonly courseId: number;
  readonly studentId: number;
  readonly results: StudentResults;
}

type Item = StudentResults['items'][number];

/** Every activity of a student; its name opens where the result is from. */
export function ResultsWithHistory({ courseId, studentId, results }: ResultsWithHistoryProps): ReactNode {
  const t = useMessages(reviewMessages);
  const [opened, setOpened] = useState<Item>();
  const nameOf = useCallback(
    (item: Item) => (
      <UnstyledButton
        className={classes.origin}
        title={t('history.open')}
        onClick={() => {
          setOpened(item);
        }}
      >
        {item.name}
      </UnstyledButton>
    ),
    [t],
  );
  return (
    <>
      <ActivitiesPanel results={results} nameOf={nameOf} />
      {opened && (
        <ResultHistoryDialog
          place={{ courseId, studentId, activityId: opened.id }}
          activity={opened.name}
          onClose={() => {
            setOpened(undefined);
          }}
        />
      )}
    </>
  );
}
