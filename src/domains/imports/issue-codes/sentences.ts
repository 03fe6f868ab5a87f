import type { IssueSeverity } from '../contract.ts';

/** How grave each problem is and what to tell people of it, remedy included. */
export type IssueSentences = Readonly<
  Record<string, { readonly severity: IssueSeverity; readonly ru: string; readonly en: string }>
>;
