import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { api } from '../api/client.ts';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import { Panel } from '../page/Panel.tsx';
import { Await } from '../state/Await.tsx';
import { BlockSkeleton } from '../state/Loading.tsx';
import { Notice } from '../state/Notice.tsx';
import { ProblemNotice } from '../state/ProblemNotice.tsx';
import classes from './SettingPanel.module.css';

/** The fields of a setting: what stands in them, and how it is changed. */
type Fields<Value> = (draft: Value, onChange: (draft: Value) => void) => ReactNode;

interface SettingPanelProps<Value> {
  readonly title: string;
  /** What the setting does. */
  readonly about: ReactNode;
  /** Where it is read and set, e.g. `/settings/smallest-group`. */
  readonly path: string;
  /** Default: whatever can be chosen will do. */
  readonly isValid?: (draft: Value) => boolean;
  readonly children: Fields<Value>;
}

/** A setting of the installation that is read, changed, and changed back. */
export function SettingPanel<Value extends object>(props: SettingPanelProps<Value>): ReactNode {
  const { title, about, path, isValid = () => true, children } = props;
  const query = useQuery({
    queryKey: ['setting', path],
    queryFn: ({ signal }) => api.get<Value>(path, { signal }),
    staleTime: 0,
  });
  return (
    <Panel title={title} about={about}>
      <Await query={query} skeleton={<BlockSkeleton height={96} />}>
        {(value) => (
          <SettingForm path={path} value={value} isValid={isValid}>
            {children}
          </SettingForm>
        )}
      </Await>
    </Panel>
  );
}

interface SettingFormProps<Value> {
  readonly path: string;
  readonly value: Value;
  readonly isValid: (draft: Value) => boolean;
  readonly children: Fields<Value>;
}

function SettingForm<Value extends object>({ path, value, isValid, children }: SettingFormProps<Value>): ReactNode {
  const t = useMessages(kitMessages);
  const queries = useQueryClient();
  /** Undefined: as it is set. */
  const [draft, setDraft] = useState<Value>();
  const [before, setBefore] = useState<Value>();
  const saving = useMutation({
    mutationFn: (wanted: Value) => api.put<Value>(path, wanted),
    onSuccess: (saved) => {
      setBefore(value);
      setDraft(undefined);
      queries.setQueryData(['setting', path], saved);
    },
  });
  const isChanged = draft !== undefined && JSON.stringify(draft) !== JSON.stringify(value);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isChanged && isValid(draft)) saving.mutate(draft);
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ProblemNotice error={saving.error} />
      {before !== undefined && !isChanged && !saving.isError && (
        <Notice tone="good" role="status">
          <span className={classes.saved}>
            {t('setting.saved')}
            <Button
              variant="subtle"
              size="compact-sm"
              loading={saving.isPending}
              onClick={() => {
                saving.mutate(before);
              }}
            >
              {t('setting.undo')}
            </Button>
          </span>
        </Notice>
      )}
      <div className={classes.fields}>{children(draft ?? value, setDraft)}</div>
      <div className={classes.actions}>
        <Button type="submit" loading={saving.isPending} disabled={!isChanged || !isValid(draft)}>
          {t('setting.save')}
        </Button>
        {isChanged && (
          <Button
            variant="default"
            onClick={() => {
              setDraft(undefined);
            }}
          >
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
