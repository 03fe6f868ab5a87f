import { Button, Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { api } from '#web/kit/api/client.ts';
import { CopyField } from '#web/kit/copy/CopyField.tsx';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { longestTokenDays, type MadeToken, type NewOwnToken } from '../contract.ts';
import { identityMessages } from './messages.ts';
import { permissionName } from './permission-names.ts';
import { ownTokensQuery } from './queries.ts';
import classes from './security.module.css';

const lives = [7, 30, 90, 180, longestTokenDays] as const;

interface TokenDialogProps {
  /** What the person may do, and so may let programs do. */
  readonly permissions: readonly string[];
  readonly onClose: () => void;
}

/** Makes a token and shows it, this one time. */
export function TokenDialog({ permissions, onClose }: TokenDialogProps): ReactNode {
  const t = useMessages(identityMessages);
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: (token: NewOwnToken) => api.post<MadeToken>('/tokens', token),
    onSuccess: () => queries.invalidateQueries({ queryKey: ownTokensQuery.queryKey }),
  });
  if (!making.data) {
    return (
      <TokenForm
        permissions={permissions}
        isPending={making.isPending}
        error={making.error}
        onMake={(token) => {
          making.mutate(token);
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={t('tokens.made', { name: making.data.info.name })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('tokens.saved')}</Button>}
    >
      <Notice tone="warning">{t('tokens.once')}</Notice>
      <CopyField label={t('tokens.token')} value={making.data.token} />
    </Dialog>
  );
}

interface TokenFormProps extends TokenDialogProps {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onMake: (token: NewOwnToken) => void;
}

function TokenForm({ permissions, isPending, error, onMake, onClose }: TokenFormProps): ReactNode {
  const t = useMessages(identityMessages);
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const [isReadOnly, setReadOnly] = useState(true);
  const [scope, setScope] = useState<'all' | 'some'>('all');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const isComplete = name.trim() !== '' && (scope === 'all' || chosen.length > 0);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isComplete) return;
    onMake({
      name: name.trim(),
      expiresInDays: days,
      isReadOnly,
      permissions: scope === 'all' ? null : [...chosen],
    });
  };
  return (
    <Dialog
      title={t('tokens.new')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <DialogActions action={t('tokens.create')} isPending={isPending} isDisabled={!isComplete} onClose={onClose} />
      }
    >
      <ProblemNotice error={error} />
      <TextInput
        label={t('tokens.name')}
        description={t('tokens.nameHint')}
        maxLength={100}
        value={name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
      <NativeSelect
        label={t('tokens.life')}
        value={String(days)}
        data={lives.map((life) => ({ value: String(life), label: t('tokens.days', { count: life }) }))}
        onChange={({ currentTarget }) => {
          setDays(Number(currentTarget.value));
        }}
      />
      <Checkbox
        label={t('tokens.makeReadOnly')}
        checked={isReadOnly}
        onChange={({ currentTarget }) => {
          setReadOnly(currentTarget.checked);
        }}
      />
      <SegmentedControl
        aria-label={t('tokens.scope')}
        value={scope}
        onChange={setScope}
        data={[
          { value: 'all', label: t('tokens.scopeAll') },
          { value: 'some', label: t('tokens.scopeSome') },
        ]}
      />
      {scope === 'some' && (
        <div className={classes.choices} role="group" aria-label={t('tokens.scope')}>
          {permissions.map((permission) => (
            <Checkbox
              key={permission}
              label={permissionName(permission, t)}
              checked={chosen.includes(permission)}
              onChange={({ currentTarget }) => {
                const { checked } = currentTarget;
                setChosen(checked ? [...chosen, permission] : chosen.filter((other) => other !== permission));
              }}
            />
          ))}
        </div>
      )}
    </Dialog>
  );
}
