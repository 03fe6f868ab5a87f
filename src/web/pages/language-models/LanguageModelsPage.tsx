import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AlertsPanel } from '#domains/language-models/ui/AlertsPanel.tsx';
import { CallsPanel } from '#domains/language-models/ui/CallsPanel.tsx';
import { FiguresPanel } from '#domains/language-models/ui/FiguresPanel.tsx';
import { modelMessages } from '#domains/language-models/ui/messages.ts';
import { ProvidersPanel } from '#domains/language-models/ui/ProvidersPanel.tsx';
import { adviceMessages } from '#domains/recommendations/ui/messages.ts';
import { coursesQuery } from '#domains/roster/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import classes from './language-models.module.css';

/** How the language models answer and what they cost, for administrators. */
export function LanguageModelsPage(): ReactNode {
  const t = useMessages(modelMessages);
  const advice = useMessages(adviceMessages);
  const courses = useQuery(coursesQuery).data ?? [];
  return (
    <>
      <PageHeader title={t('page.title')} actions={<Link to="/advice/quality">{advice('quality.title')}</Link>}>
        {t('page.about')}
      </PageHeader>
      <div className={classes.page}>
        <ProvidersPanel />
        <AlertsPanel />
        <FiguresPanel />
        <CallsPanel courses={courses} />
      </div>
    </>
  );
}
