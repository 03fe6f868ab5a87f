import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Overview } from '../../overviews/contract.ts';
import { modelName } from '../model-name.ts';
import { AdviceText } from '../text/AdviceText.tsx';
import { overviewMessages } from './messages.ts';
import { overviewQuery, useAskForOverview, type Whole } from './queries.ts';
import classes from '../advice.module.css';

interface Named {
  readonly id: number;
  readonly name: string;
}

interface OverviewPanelProps {
  readonly of: Whole;
  readonly title: string;
  /** In place of the first one. */
  readonly none: string;
  /** What the texts name, as ways to their pages. */
  readonly linkOf: (named: Named) => ReactNode;
}

/** A course or a programme in a few sentences, with what they name to open, and a button that has them composed anew. */
export function OverviewPanel({ of, title, none, linkOf }: OverviewPanelProps): ReactNode {
  const t = useMessages(overviewMessages);
  const told = useQuery(overviewQuery(of)).data;
  const ask = useAskForOverview(of);
  if (told === undefined) return null;
  const { overview, isComposing } = told;
  return (
    <Panel
      title={title}
      tools={
        <Button
          variant="default"
          size="xs"
          loading={ask.isPending}
          disabled={isComposing}
          onClick={() => {
            ask.mutate();
          }}
        >
          {t(isComposing ? 'composing' : overview === null ? 'askFirst' : 'ask')}
        </Button>
      }
    >
      <div className={classes.advice}>
        <ProblemNotice error={ask.error} />
        {overview === null ? (
          <p className={classes.quiet}>{none}</p>
        ) : (
          <>
            <AdviceText content={overview.content} />
            <Links overview={overview} linkOf={linkOf} />
            <WrittenBy overview={overview} />
          </>
        )}
      </div>
    </Panel>
  );
}

function Links({
  overview: { activities, courses },
  linkOf,
}: Pick<OverviewPanelProps, 'linkOf'> & { readonly overview: Overview }): ReactNode {
  const named = activities.length > 0 ? activities : courses;
  return (
    named.length > 0 && (
      <ul className={classes.links}>
        {named.map((one) => (
          <li key={one.id}>{linkOf(one)}</li>
        ))}
      </ul>
    )
  );
}

function WrittenBy({ overview: { asOf, composer, model } }: { readonly overview: Overview }): ReactNode {
  const t = useMessages(overviewMessages);
  const { dateTime } = useFormats();
  const who = composer === 'rules' ? t('by.rules') : t('by.model', { model: modelName(model ?? '') });
  return <p className={classes.quiet}>{t('by', { moment: dateTime(asOf), who })}</p>;
}
