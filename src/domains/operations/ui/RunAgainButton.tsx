import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { problemText } from '#web/kit/state/problem-text.ts';
import { taskMessages } from './messages.ts';
import { useRunTaskAgain } from './useRunAgain.ts';
import classes from './tasks.module.css';

/** Runs one stopped task again. */
export function RunAgainButton({ taskId }: { readonly taskId: string }): ReactNode {
  const t = useMessages(taskMessages);
  const kit = useMessages(kitMessages);
  const running = useRunTaskAgain(taskId);
  return (
    <div className={classes.runAgain}>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={running.isPending}
        onClick={() => {
          running.mutate();
        }}
      >
        {t('runAgain')}
      </Button>
      {running.isError && (
        <span role="alert" className={classes.problem}>
          {problemText(running.error, kit)}
        </span>
      )}
    </div>
  );
}
