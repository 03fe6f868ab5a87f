import { Fragment, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { qualityMessages } from './messages.ts';
import classes from './quality.module.css';

const terms = ['silhouette', 'stability', 'drift', 'agreement'] as const;

/** What the figures mean. */
export function GlossaryPanel(): ReactNode {
  const t = useMessages(qualityMessages);
  return (
    <Panel title={t('glossary.title')}>
      <dl className={classes.words}>
        {terms.map((term) => (
          <Fragment key={term}>
            <dt>{t(term)}</dt>
            <dd>{t(`glossary.${term}`)}</dd>
          </Fragment>
        ))}
      </dl>
    </Panel>
  );
}
