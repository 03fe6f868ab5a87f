import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { inScheme } from './letter-scheme.ts';
import { logMessages } from './log-messages.ts';
import classes from './log/log.module.css';

interface LetterFrameProps {
  readonly subject: string;
  readonly html: string;
  readonly scheme: 'light' | 'dark';
  /** As on a phone. */
  readonly isNarrow?: boolean;
}

/**
 * A letter as a mail program shows it. Nothing in it can run or reach this page: the frame has an origin of its own and no
 * scripts; its links open in a new tab.
 */
export function LetterFrame({ subject, html, scheme, isNarrow = false }: LetterFrameProps): ReactNode {
  const t = useMessages(logMessages);
  return (
    <div className={classes.desk} data-scheme={scheme}>
      <iframe
        className={classes.letter}
        data-narrow={isNarrow}
        title={t('preview.frame', { subject })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={inScheme(html, scheme)}
      />
    </div>
  );
}
