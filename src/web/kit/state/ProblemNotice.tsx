import type { ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import { Notice } from './Notice.tsx';
import { problemText } from './problem-text.ts';

/** Says why something failed; nothing when nothing did. */
export function ProblemNotice({ error }: { readonly error: Error | null }): ReactNode {
  const t = useMessages(kitMessages);
  return (
    error && (
      <Notice tone="bad" role="alert">
        {problemText(error, t)}
      </Notice>
    )
  );
}
