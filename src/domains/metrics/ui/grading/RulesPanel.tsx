import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { GradingFieldsProps } from './fields-props.ts';
import classes from './grading.module.css';
import { gradingMessages } from './messages.ts';
import { NumberField } from './NumberField.tsx';

/** What is not of one part or activity: pass mark, overdue, how much is too little, weights of overall %. */
export function RulesPanel({ course, draft, onChange, disabled }: GradingFieldsProps): ReactNode {
  const t = useMessages(gradingMessages);
  const { overall } = draft;
  return (
    <Panel title={t('rules.title')}>
      <div className={classes.fields}>
        <NumberField
          label={t('passPct')}
          description={t('passPct.about')}
          disabled={disabled}
          value={draft.passPct}
          onChange={(passPct) => {
            onChange({ ...draft, passPct });
          }}
        />
        <NumberField
          label={t('fewResults')}
          description={t('fewResults.about')}
          disabled={disabled}
          value={draft.fewResults}
          onChange={(fewResults) => {
            onChange({ ...draft, fewResults: fewResults ?? NaN });
          }}
        />
        <Checkbox
          className={classes.check ?? ''}
          label={t('overdueIsZero')}
          disabled={disabled}
          checked={draft.overdueIsZero}
          onChange={({ currentTarget }) => {
            onChange({ ...draft, overdueIsZero: currentTarget.checked });
          }}
        />
        <Checkbox
          className={classes.check ?? ''}
          label={t('own')}
          disabled={disabled}
          checked={overall !== null}
          onChange={({ currentTarget }) => {
            onChange({ ...draft, overall: currentTarget.checked ? course.institution : null });
          }}
        />
        {overall !== null &&
          (['completion', 'attendance'] as const).map((key) => (
            <NumberField
              key={key}
              label={t(key)}
              disabled={disabled}
              value={overall[key]}
              onChange={(value) => {
                onChange({ ...draft, overall: { ...overall, [key]: value ?? NaN } });
              }}
            />
          ))}
      </div>
    </Panel>
  );
}
