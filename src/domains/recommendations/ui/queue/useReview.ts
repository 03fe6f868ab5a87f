import { useState } from 'react';
import { ApiProblem } from '#web/kit/api/problem.ts';
import type { DecisionBody, ReviewItem } from '../../review/contract.ts';
import { useDecisions, type BulkDecisionBody } from '../queries.ts';
import type { ReviewKeys } from './useReviewKeys.ts';

/** What was decided last, to be told and taken back. */
export interface LastDecision {
  readonly action: 'approved' | 'edited' | 'rejected' | 'undone' | 'notUndone';
  readonly decisionIds: readonly string[];
  /** Of those chosen: decided by somebody else meanwhile. */
  readonly refused: number;
}

/** A decision that came too late. */
export interface Conflict {
  readonly item: ReviewItem;
  readonly error: ApiProblem;
}

/** The state of the queue on the screen and what can be done in it. */
export function useReview(items: readonly ReviewItem[]) {
  const [place, setPlace] = useState(0);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<string | null>(null);
  const [rejecting, setRejecting] = useState<readonly ReviewItem[]>([]);
  const [last, setLast] = useState<LastDecision | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const { one, many, undo } = useDecisions();
  const active = Math.min(place, items.length - 1);
  const chosen = items.filter(({ id, mayDecide, state }) => selected.has(id) && mayDecide && state === 'draft');

  const decide = (item: ReviewItem, decision: DecisionBody): void => {
    setConflict(null);
    one.mutate(
      { item, decision },
      {
        onSuccess: ({ history: [made] }) => {
          setEditing(null);
          setRejecting([]);
          const action =
            made?.action === 'edited' ? 'edited' : decision.action === 'rejected' ? 'rejected' : 'approved';
          setLast({ action, decisionIds: made ? [made.id] : [], refused: 0 });
        },
        onError: (error) => {
          setRejecting([]);
          if (error instanceof ApiProblem && error.status === 409) setConflict({ item, error });
        },
      },
    );
  };
  const decideMany = (those: readonly ReviewItem[], decision: BulkDecisionBody): void => {
    const [only] = those;
    if (only && those.length === 1) {
      decide(only, decision);
      return;
    }
    setConflict(null);
    many.mutate(
      { ids: those.map(({ id }) => id), decision },
      {
        onSuccess: ({ decided, refused }) => {
          setSelected(new Set());
          setRejecting([]);
          const decisionIds = decided.map(({ decisionId }) => decisionId);
          setLast({ action: decision.action, decisionIds, refused: refused.length });
        },
      },
    );
  };
  const undoLast = (): void => {
    if (last === null || last.decisionIds.length === 0 || undo.isPending) return;
    undo.mutate(last.decisionIds, {
      onSuccess: ({ refused }) => {
        setLast({ action: refused > 0 ? 'notUndone' : 'undone', decisionIds: [], refused: 0 });
      },
    });
  };
  const toggle = (id: string): void => {
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  };

  const isBusy = one.isPending || many.isPending || undo.isPending;
  const current = items[active];
  const open = current?.mayDecide === true && current.state === 'draft' && !isBusy ? current : undefined;
  const keys: ReviewKeys = {
    KeyJ: () => {
      setPlace(Math.min(active + 1, items.length - 1));
    },
    KeyK: () => {
      setPlace(Math.max(active - 1, 0));
    },
    KeyU: undoLast,
    ...(open && {
      KeyA: () => {
        decide(open, { action: 'approved' });
      },
      KeyE: () => {
        setEditing(open.id);
      },
      KeyR: () => {
        setRejecting([open]);
      },
      KeyX: () => {
        toggle(open.id);
      },
    }),
  };

  return {
    ...{ active, chosen, selected, editing, rejecting, last, conflict, isBusy, keys },
    problem: conflict ? null : (one.error ?? many.error ?? undo.error),
    ...{ setPlace, setSelected, setEditing, setRejecting, decide, decideMany, undoLast, toggle },
  };
}
export type Review = ReturnType<typeof useReview>;
