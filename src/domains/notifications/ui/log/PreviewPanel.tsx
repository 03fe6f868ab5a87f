import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconSend } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { currentLanguage } from '#web/kit/i18n/language.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { previewSources, type KindList, type PreviewBody, type PreviewSource } from '../../contract.ts';
import { logMessages } from '../log-messages.ts';
import { kindsQuery, previewQuery, useSendPreview } from './queries.ts';
import { ShownPreview } from './ShownPreview.tsx';
import classes from './log.module.css';

/** How each kind of notification looks to those who get it. */
export function PreviewPanel(): ReactNode {
  const t = useMessages(logMessages);
  const query = useQuery(kindsQuery);
  return (
    <Panel title={t('preview.title')} about={t('preview.about')}>
      <Await query={query} skeleton={<BlockSkeleton height={480} />}>
        {(kinds) => <ChosenPreview kinds={kinds} />}
      </Await>
    </Panel>
  );
}

const languages = ['ru', 'en'] as const satisfies readonly PreviewBody['locale'][];

function ChosenPreview({ kinds }: { readonly kinds: KindList['items'] }): ReactNode {
  const t = useMessages(logMessages);
  const [name, setName] = useState('');
  const [locale, setLocale] = useState<PreviewBody['locale']>(currentLanguage());
  const [facts, setFacts] = useState<PreviewSource>('example');
  const sending = useSendPreview();
  const kind = kinds.find((each) => each.name === name) ?? kinds.at(0);
  const shown = useQuery({ ...previewQuery(kind?.name ?? '', locale, facts), retry: false });
  return (
    <div className={classes.stack}>
      <div className={classes.choices}>
        <NativeSelect
          label={t('preview.kind')}
          description={kind?.about}
          inputWrapperOrder={['label', 'input', 'description']}
          value={kind?.name}
          data={kinds.map((each) => ({ value: each.name, label: each.title }))}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
            sending.reset();
          }}
        />
        <Choice
          label={t('preview.language')}
          value={locale}
          values={languages}
          wordOf={(each) => t(`preview.${each}`)}
          onChange={setLocale}
        />
        <Choice
          label={t('preview.facts')}
          value={facts}
          values={previewSources}
          wordOf={(each) => t(`preview.${each}`)}
          onChange={setFacts}
        />
        <Button
          variant="default"
          leftSection={<IconSend size={16} stroke={1.75} aria-hidden />}
          loading={sending.isPending}
          disabled={!kind}
          onClick={() => {
            if (kind) sending.mutate({ kind: kind.name, locale });
          }}
        >
          {t('preview.send')}
        </Button>
      </div>
      <ProblemNotice error={sending.error} />
      {sending.isSuccess && (
        <Notice tone="good" role="status">
          {t('preview.sent')}
        </Notice>
      )}
      {facts === 'latest' && shown.data && <Notice tone="info">{t('preview.latestNote')}</Notice>}
      <Await query={shown} skeleton={<BlockSkeleton height={480} />}>
        {(preview) => <ShownPreview preview={preview} />}
      </Await>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly wordOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, values, wordOf, onChange }: ChoiceProps<Value>): ReactNode {
  return (
    <div className={classes.choice}>
      <span aria-hidden>{label}</span>
      <SegmentedControl
        aria-label={label}
        value={value}
        onChange={(chosen) => {
          const found = values.find((each) => each === chosen);
          if (found !== undefined) onChange(found);
        }}
        data={values.map((each) => ({ value: each, label: wordOf(each) }))}
      />
    </div>
  );
}
