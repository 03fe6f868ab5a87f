import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ErrorState } from '#web/kit/state/ErrorState.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { PeopleDecision } from '../contract.ts';
import { peopleMessages } from './people-messages.ts';
import { PersonChoice } from './PersonChoice.tsx';
import { importPeopleQuery } from './queries.ts';
import classes from './people.module.css';

/** People of a file of whom somebody has to decide who they are, one by one or all at once. */
export function PeoplePanel({ importId }: { readonly importId: string }): ReactNode {
  const t = useMessages(peopleMessages);
  const queries = useQueryClient();
  const list = useRef<HTMLUListElement>(null);
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    importPeopleQuery(importId),
  );
  const deciding = useMutation({
    mutationFn: (decision: PeopleDecision) => api.put(`/imports/${importId}/people`, decision),
    onSettled: () => queries.invalidateQueries({ queryKey: ['import'] }),
  });
  const { isSuccess } = deciding;
  useEffect(() => {
    // The next question comes to whoever answers with the keyboard.
    if (isSuccess) list.current?.querySelector<HTMLElement>('[data-decided="false"] button:enabled')?.focus();
  }, [isSuccess]);
  if (data === undefined) {
    return isError ? <ErrorState error={error} onRetry={() => void refetch()} /> : <BlockSkeleton height={160} />;
  }
  const [{ total, undecided, likely } = { total: 0, undecided: 0, likely: 0 }] = data.pages;
  if (total === 0) return null;
  const forAll = (all: 'likely' | 'others', count: number) => (
    <Button
      variant="default"
      size="xs"
      disabled={deciding.isPending}
      onClick={() => {
        deciding.mutate({ all });
      }}
    >
      {t(`all.${all}`, { count })}
    </Button>
  );
  return (
    <Panel title={t('title')} about={t('about')} flush>
      <div className={classes.bulk}>
        <p role="status">{undecided > 0 ? t('left', { count: undecided }) : t('decided')}</p>
        {likely > 0 && forAll('likely', likely)}
        {undecided > 0 && forAll('others', undecided)}
      </div>
      <ProblemNotice error={deciding.error} />
      <ul className={classes.people} ref={list}>
        {data.pages
          .flatMap(({ items }) => items)
          .map((person) => (
            <PersonChoice
              key={person.externalId}
              person={person}
              isPending={deciding.isPending}
              onDecide={(studentId) => {
                deciding.mutate({ externalId: person.externalId, studentId });
              }}
            />
          ))}
      </ul>
      {hasNextPage && (
        <div className={classes.bulk}>
          <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
