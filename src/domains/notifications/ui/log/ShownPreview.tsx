import type { ReactNode } from 'react';
import type { Preview } from '../../contract.ts';
import { FormChoice, LetterForms } from './LetterForms.tsx';
import classes from './log.module.css';

/** The same words in each form in which they reach people. */
export function ShownPreview({ preview: { subject, html, text, telegram } }: { readonly preview: Preview }): ReactNode {
  return (
    <FormChoice forms={['letter', 'phone', 'text', 'telegram']}>
      {(form, scheme) =>
        form === 'telegram' ? (
          <div className={classes.desk}>
            <div className={classes.bubble}>{telegram}</div>
          </div>
        ) : (
          <LetterForms form={form} scheme={scheme} subject={subject} html={html} text={text} />
        )
      }
    </FormChoice>
  );
}
