import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Showing } from '../../settings/contract.ts';
import { adviceMessages } from '../messages.ts';
import { adviceSettingsQuery, useSetShowing } from '../queries.ts';
import classes from './queue.module.css';

const showings: readonly Showing[] = ['after_review', 'at_once'];

/** When the students of a course see what is advised to them; set by its teachers, read by others. */
export function ShowingSetting({
  courseId,
  maySet,
}: {
  readonly courseId: number;
  readonly maySet: boolean;
}): ReactNode {
  const t = useMessages(adviceMessages);
  const settings = useQuery(adviceSettingsQuery(courseId)).data;
  const saving = useSetShowing(courseId);
  if (settings === undefined) return null;
  return (
    <div className={classes.showing}>
      <NativeSelect
        label={t('showing.title')}
        data={showings.map((value) => ({ value, label: t(`showing.${value}`) }))}
        value={settings.shown}
        disabled={!maySet || saving.isPending}
        onChange={({ currentTarget }) => {
          saving.mutate({ shown: showings.find((one) => one === currentTarget.value) ?? settings.shown });
        }}
      />
      <ProblemNotice error={saving.error} />
      {saving.isSuccess && (
        <p className={classes.quiet} role="status">
          {t('showing.saved')}
        </p>
      )}
    </div>
  );
}
