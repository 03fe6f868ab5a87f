import { useEffect } from 'react';

/** What a key does; keys by their place on the keyboard, so that they work in any layout. */
export type ReviewKeys = Readonly<
  Partial<Record<'KeyJ' | 'KeyK' | 'KeyA' | 'KeyE' | 'KeyR' | 'KeyX' | 'KeyU', () => void>>
>;

const isKey = (code: string, keys: ReviewKeys): code is keyof ReviewKeys => code in keys;

/** Listens to the keys of the queue, except while somebody types or a dialog is open. */
export function useReviewKeys(keys: ReviewKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      const act = isKey(event.code, keys) ? keys[event.code] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [keys]);
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true;
  return target instanceof HTMLElement && target.closest('textarea, select, input:not([type=checkbox])') !== null;
}
