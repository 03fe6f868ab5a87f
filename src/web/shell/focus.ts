import type { AnyRouter } from '@tanstack/react-router';

/**
 * After going to another page, focus goes to its heading, so that a screen reader says where one is and
 * Tab goes on from there. Not on the first page, nor when only the search part of the address changed.
 */
export function moveFocusOnNavigation(router: AnyRouter): void {
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation === undefined || !pathChanged) return;
    const target = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main');
    target?.focus({ preventScroll: true });
  });
}
