import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { problemText } from '#web/kit/state/problem-text.ts';
import type { AuditSettings } from '../contract.ts';
import { auditMessages } from './messages.ts';
import { auditSettingsQuery } from './queries.ts';
import classes from './audit.module.css';

/** For how many days events are kept. */
export function RetentionPanel(): ReactNode {
  const t = useMessages(auditMessages);
  const settings = useQuery(auditSettingsQuery);
  return (
    <Panel title={t('keep.title')} about={t('keep.about')}>
      <Await query={settings} skeleton={<BlockSkeleton height={60} />}>
        {({ days }) => <DaysForm days={days} />}
      </Await>
    </Panel>
  );
}

function DaysForm({ days }: { readonly days: number }): ReactNode {
  const t = useMessages(auditMessages);
  const kit = useMessages(kitMessages);
  const queries = useQueryClient();
  const [value, setValue] = useState(String(days));
  const save = useMutation({
    mutationFn: (settings: AuditSettings) => api.put('/settings/audit', settings),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['audit'] }),
  });
  const wanted = Number(value);
  const isFit = Number.isInteger(wanted) && wanted >= 90 && wanted <= 3660;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isFit) save.mutate({ days: wanted });
  };
  return (
    <form onSubmit={submit} className={classes.keep}>
      <TextInput
        label={t('keep.days')}
        inputMode="numeric"
        value={value}
        error={!isFit}
        onChange={({ currentTarget }) => {
          setValue(currentTarget.value);
        }}
      />
      <Button type="submit" variant="default" disabled={!isFit || wanted === days} loading={save.isPending}>
        {t('keep.save')}
      </Button>
      {save.isError && (
        <Notice tone="bad" role="alert">
          {problemText(save.error, kit)}
        </Notice>
      )}
      {save.isSuccess && wanted === days && (
        <Notice tone="good" role="status">
          {t('keep.saved')}
        </Notice>
      )}
    </form>
  );
}
