import type { ReactNode } from 'react';

/** Puts the page's name into the browser's title. */
export function PageTitle({ children }: { readonly children: string }): ReactNode {
  return <title>{`${children} · Pulse.EDU`}</title>;
}
