import { PasswordInput, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { connectionKinds, type ConnectionKind } from '../contract.ts';
import type { ConnectionDraft } from './connection-draft.ts';
import { connectionMessages } from './messages.ts';

interface PlaceFieldsProps {
  readonly draft: ConnectionDraft;
  /** It is connected: its kind stays, and a secret is kept. */
  readonly isKept: boolean;
  readonly onChange: (changes: Partial<ConnectionDraft>) => void;
}

const examples: Readonly<Record<ConnectionKind, string>> = {
  moodle: 'https://moodle.example.edu',
  canvas: 'https://canvas.example.edu',
  oneroster: 'https://sis.example.edu',
};

/** Which system it is, where it is, and what lets us in. */
export function PlaceFields({ draft, isKept, onChange }: PlaceFieldsProps): ReactNode {
  const t = useMessages(connectionMessages);
  const { kind } = draft;
  const isOneRoster = kind === 'oneroster';
  const secretHint = isOneRoster ? 'form.clientSecretHint' : 'form.secretHint';
  return (
    <>
      {!isKept && (
        <Select
          label={t('form.kind')}
          data={connectionKinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          value={kind}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(value) => {
            const chosen = connectionKinds.find((one) => one === value);
            if (chosen) onChange({ kind: chosen, account: null, tokenAddress: null });
          }}
        />
      )}
      <TextInput
        label={t('form.address')}
        description={t(isOneRoster ? 'form.rosterAddressHint' : 'form.addressHint')}
        placeholder={examples[kind]}
        inputMode="url"
        maxLength={500}
        value={draft.address}
        onChange={({ currentTarget }) => onChange({ address: currentTarget.value })}
      />
      {isOneRoster && (
        <>
          <TextInput
            label={t('form.tokenAddress')}
            description={t('form.tokenAddressHint')}
            placeholder={`${examples.oneroster}/token`}
            inputMode="url"
            maxLength={500}
            value={draft.tokenAddress ?? ''}
            onChange={({ currentTarget }) => onChange({ tokenAddress: currentTarget.value })}
          />
          <TextInput
            label={t('form.client')}
            maxLength={300}
            autoComplete="off"
            value={draft.account ?? ''}
            onChange={({ currentTarget }) => onChange({ account: currentTarget.value })}
          />
        </>
      )}
      <PasswordInput
        label={t(isOneRoster ? 'form.clientSecret' : 'form.secret')}
        description={t(isKept ? 'form.secretKept' : secretHint)}
        autoComplete="off"
        maxLength={4000}
        value={draft.secret}
        onChange={({ currentTarget }) => onChange({ secret: currentTarget.value })}
      />
    </>
  );
}
