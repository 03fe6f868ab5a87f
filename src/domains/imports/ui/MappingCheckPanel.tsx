import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { MappingCheck } from '../mapping/contract.ts';
import { issuePlace } from './issue-place.ts';
import { mappingMessages } from './mapping-messages.ts';
import { importMessages } from './messages.ts';
import classes from './mapping.module.css';

const issuesShown = 2;

interface MappingCheckPanelProps {
  readonly check: MappingCheck | undefined;
  /** Something was changed since, or the check is under way. */
  readonly isOutdated: boolean;
  readonly error: Error | null;
}

/** What reading by the decisions so far would give. */
export function MappingCheckPanel({ check, isOutdated, error }: MappingCheckPanelProps): ReactNode {
  const t = useMessages(mappingMessages);
  return (
    <Panel title={t('check.title')}>
      <div className={classes.checkBody} aria-live="polite" aria-busy={isOutdated}>
        <ProblemNotice error={error} />
        {check ? <Outcome check={check} isOutdated={isOutdated} /> : !error && <span>{t('check.running')}</span>}
      </div>
    </Panel>
  );
}

function Outcome({ check, isOutdated }: { readonly check: MappingCheck; readonly isOutdated: boolean }): ReactNode {
  const t = useMessages(mappingMessages);
  const words = useMessages(importMessages);
  const { number } = useFormats();
  const [all, setAll] = useState(false);
  const [course] = check.courses;
  const issues = all ? check.issues : check.issues.slice(0, issuesShown);
  return (
    <>
      {check.errors > 0 ? (
        <Notice tone="bad">{t('check.bad', { count: check.errors })}</Notice>
      ) : (
        <Notice tone={isOutdated ? 'info' : 'good'}>{isOutdated ? t('check.running') : t('check.good')}</Notice>
      )}
      <dl className={classes.counts} data-outdated={isOutdated}>
        {(['students', 'activities', 'lessons', 'cells'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`check.${name}`)}</dt>
            <dd>{number(check[name])}</dd>
          </div>
        ))}
      </dl>
      {course !== undefined && (
        <span>
          {check.courses.length > 1
            ? t('check.courses', { count: check.courses.length })
            : t('check.course', { name: course })}
        </span>
      )}
      <ul className={classes.issues}>
        {issues.map((issue, index) => (
          <li key={index} data-severity={issue.severity}>
            {issue.message} <span className={classes.place}>{issuePlace(issue, words)}</span>
          </li>
        ))}
      </ul>
      {check.issues.length > issues.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('check.more', { count: check.issues.length })}
        </Button>
      )}
    </>
  );
}
