import type { Change, Plan } from './change.ts';
import { mostItems, type DirectoryCounts, type DirectoryItem } from './contract.ts';

/** How many people what happens to. */
export function countPlan({ changes, people, linked, losses, allowedLosses }: Plan): DirectoryCounts {
  const of = (action: Change['action']): number => changes.filter((change) => change.action === action).length;
  const sum = (countOf: (change: Change) => number): number =>
    changes.reduce((total, change) => total + countOf(change), 0);
  return {
    people,
    linked,
    add: of('add'),
    link: of('link'),
    change: of('change'),
    open: of('open'),
    close: of('close'),
    leave: of('leave'),
    same: people - changes.filter(({ candidate }) => candidate !== null).length,
    granted: sum(({ granted }) => granted.length),
    revoked: sum(({ revoked }) => revoked.length),
    losses,
    allowedLosses,
  };
}

/**
 * The people of a plan as a page shows them: first who loses something, last those nobody asked for.
 *
 * @param added accounts that the plan has brought, by the entry
 */
export function describePlan({ changes }: Plan, added: ReadonlyMap<string, string> = new Map()): DirectoryItem[] {
  return changes
    .map((change) => ({ change, weight: weightOf(change), name: nameOf(change) }))
    .sort((one, other) => one.weight - other.weight || (one.name < other.name ? -1 : Number(one.name > other.name)))
    .slice(0, mostItems)
    .map(({ change }) => toItem(change, added));
}

function weightOf({ action, revoked, reasons }: Change): number {
  if (action === 'close') return 0;
  if (revoked.length > 0) return 1;
  if (action === 'leave') return reasons.includes('no_role') ? 5 : 2;
  return action === 'add' ? 3 : 4;
}

function nameOf({ account, candidate }: Change): string {
  return account?.name ?? candidate?.name ?? '';
}

function toItem(change: Change, added: ReadonlyMap<string, string>): DirectoryItem {
  const { action, account, candidate, granted, revoked, facts, reasons } = change;
  return {
    action,
    userId: account?.userId ?? (candidate ? added.get(candidate.id) : undefined) ?? null,
    name: nameOf(change),
    email: account?.email ?? candidate?.emails.at(0) ?? null,
    granted: [...granted],
    revoked: [...revoked],
    fields: action === 'add' ? [] : (['name', 'email', 'login'] as const).filter((field) => field in facts),
    reasons: [...reasons],
  };
}
