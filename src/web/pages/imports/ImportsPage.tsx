import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { connectionMessages } from '#domains/connectors/ui/messages.ts';
import type { ImportBatch, ReviewMode } from '#domains/imports/contract.ts';
import { ImportCard } from '#domains/imports/ui/ImportCard.tsx';
import { JournalPanel } from '#domains/imports/ui/JournalPanel.tsx';
import { ReviewChoice } from '#domains/imports/ui/ReviewChoice.tsx';
import { mappingMessages } from '#domains/imports/ui/mapping-messages.ts';
import { importMessages } from '#domains/imports/ui/messages.ts';
import { TemplateLink } from '#domains/imports/ui/TemplateLink.tsx';
import { UploadPanel } from '#domains/imports/ui/UploadPanel.tsx';
import { WatchedFolderPanel } from '#domains/imports/ui/WatchedFolderPanel.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { CourseChoice } from './CourseChoice.tsx';
import { TeacherChoice } from './TeacherChoice.tsx';
import { ImportLinks } from './ImportLinks.tsx';
import classes from './imports.module.css';

/** Loads files and follows them; below, everything loaded before. */
export function ImportsPage(): ReactNode {
  const t = useMessages(importMessages);
  const mapping = useMessages(mappingMessages);
  const connections = useMessages(connectionMessages);
  const [teacherId, setTeacherId] = useState<string>();
  const [course, setCourse] = useState('');
  const [review, setReview] = useState<ReviewMode>('overwrites');
  const [started, setStarted] = useState<readonly string[]>([]);
  return (
    <>
      <PageHeader
        title={t('page.title')}
        actions={
          <>
            <TemplateLink />
            <Link to="/imports/connections">{connections('page.title')}</Link>
            <Link to="/imports/profiles">{mapping('profiles.title')}</Link>
          </>
        }
      >
        {t('page.about')}
      </PageHeader>
      <div className={classes.page}>
        <UploadPanel
          teacherId={teacherId}
          course={course}
          review={review}
          options={
            <div className={classes.choices}>
              <CourseChoice course={course} onChoose={setCourse} />
              <TeacherChoice teacherId={teacherId} onChoose={setTeacherId} />
              <ReviewChoice review={review} onChoose={setReview} />
            </div>
          }
          onStarted={(batches) => {
            setStarted([...batches.map(({ id }) => id), ...started]);
          }}
        />
        {started.map((id) => (
          <ImportCard key={id} id={id} links={cardLinks} />
        ))}
        <WatchedFolderPanel link={importLink} />
        <JournalPanel link={journalLink} />
      </div>
    </>
  );
}

function cardLinks(batch: ImportBatch): ReactNode {
  return <ImportLinks batch={batch} withDetails />;
}

function journalLink({ id, file }: ImportBatch): ReactNode {
  return importLink(id, file);
}

function importLink(id: string, text: string): ReactNode {
  return (
    <Link to="/imports/$importId" params={{ importId: id }}>
      {text}
    </Link>
  );
}
