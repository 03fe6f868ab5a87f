import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { ConnectionChecked } from '../contract.ts';
import { connectionMessages } from './messages.ts';
import classes from './connections.module.css';

interface CheckedNoticeProps {
  readonly checked: ConnectionChecked | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isDisabled: boolean;
  readonly onCheck: () => void;
}

/** Asks the system, and tells what it says. */
export function CheckedNotice({ checked, error, isPending, isDisabled, onCheck }: CheckedNoticeProps): ReactNode {
  const t = useMessages(connectionMessages);
  const withheld = checked?.withheld ?? [];
  return (
    <div className={classes.stack}>
      <div>
        <Button variant="default" loading={isPending} disabled={isDisabled} onClick={onCheck}>
          {t('form.check')}
        </Button>
      </div>
      {checked && !isPending && (
        <Notice tone={withheld.length === 0 ? 'good' : 'warning'} role="status">
          {t('form.checked', { name: checked.name, count: checked.courseCount })}
          {checked.account !== null && ` ${t('form.account', { account: checked.account })}`}
          {withheld.length > 0 &&
            ` ${t('form.withheld', { what: withheld.map((what) => t(`withheld.${what}`)).join(', ') })}`}
        </Notice>
      )}
      {!isPending && <ProblemNotice error={error} />}
    </div>
  );
}
