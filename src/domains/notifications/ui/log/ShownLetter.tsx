import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { logMessages } from '../log-messages.ts';
import { FormChoice, LetterForms } from './LetterForms.tsx';
import { outboxLetterQuery } from './queries.ts';
import classes from './log.module.css';

/** A letter of the outbox, in the forms in which it would have been sent. */
export function ShownLetter({ letterId }: { readonly letterId: string }): ReactNode {
  const t = useMessages(logMessages);
  const query = useQuery(outboxLetterQuery(letterId));
  return (
    <Await query={query} skeleton={<BlockSkeleton height={480} />}>
      {({ subject, html, text, address }) => (
        <FormChoice forms={['letter', 'phone', 'text']}>
          {(form, scheme) => (
            <>
              <p className={classes.quiet}>{t('outbox.to', { to: address })}</p>
              <LetterForms form={form} scheme={scheme} subject={subject} html={html} text={text} />
            </>
          )}
        </FormChoice>
      )}
    </Await>
  );
}
