export type StepState = 'done' | 'current' | 'waiting' | 'stopped';

/**
 * The states of the steps of work that goes through `order`: those before `current` are done.
 *
 * @param current the step under way, or `done`, or `stopped` when the work ended at `stoppedAt`
 */
export function stepStates<Name extends string>(
  order: readonly Name[],
  current: Name | 'done' | 'stopped',
  stoppedAt?: Name,
): StepState[] {
  if (current === 'done') return order.map(() => 'done');
  const at = current === 'stopped' ? stoppedAt : order.find((name) => name === current);
  const index = at === undefined ? -1 : order.indexOf(at);
  return order.map((_, position) => {
    if (position < index) return 'done';
    if (position > index) return 'waiting';
    return current === 'stopped' ? 'stopped' : 'current';
  });
}
