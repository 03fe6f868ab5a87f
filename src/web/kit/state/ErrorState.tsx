import { Button } from '@mantine/core';
import { IconAlertTriangle, IconMapQuestion, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import { problemId, problemText } from './problem-text.ts';
import { StateBlock } from './StateBlock.tsx';

interface ErrorStateProps {
  readonly error: unknown;
  /** What failed, in a few words; "The data could not be loaded" unless told. */
  readonly title?: string;
  readonly onRetry?: () => void;
  /** The whole page failed, not a part of it. */
  readonly page?: boolean;
}

/** Stands where content failed to load: what happened, what to do, the number to tell the administrator. */
export function ErrorState({ error, title, onRetry, page = false }: ErrorStateProps): ReactNode {
  const t = useMessages(kitMessages);
  const status = error instanceof ApiProblem ? error.status : undefined;
  const id = problemId(error);
  if (status === 403 || status === 404) {
    // Nothing broke, and trying again would change nothing.
    return <StateBlock page={page} icon={<IconMapQuestion />} title={problemText(error, t)} />;
  }
  return (
    <StateBlock
      role="alert"
      page={page}
      icon={status === 0 ? <IconPlugConnectedX /> : <IconAlertTriangle />}
      title={title ?? t('problem.title')}
      actions={
        onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )
      }
    >
      <p>{problemText(error, t)}</p>
      {id !== undefined && (
        <p>
          {t('problem.id')}: <code>{id}</code>
        </p>
      )}
    </StateBlock>
  );
}
