import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { PersonSecondFactorPanel } from '#domains/identity/ui/PersonSecondFactorPanel.tsx';
import { PersonSignOnLinkPanel } from '#domains/identity/ui/PersonSignOnLinkPanel.tsx';
import type { Person } from '#domains/people/contract.ts';
import { ChangedNotice } from '#domains/people/ui/ChangedNotice.tsx';
import { FactsPanel } from '#domains/people/ui/FactsPanel.tsx';
import { peopleMessages } from '#domains/people/ui/messages.ts';
import { PersonActions } from '#domains/people/ui/PersonActions.tsx';
import { PersonStateMark } from '#domains/people/ui/PersonStateMark.tsx';
import { personQuery } from '#domains/people/ui/queries.ts';
import { RolesPanel } from '#domains/people/ui/RolesPanel.tsx';
import { ScopePanel } from '#domains/people/ui/ScopePanel.tsx';
import { StudentPanel } from '#domains/people/ui/StudentPanel.tsx';
import { EraseButton } from '#domains/privacy/ui/EraseButton.tsx';
import { coursesQuery, programmesQuery } from '#domains/roster/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { useFormats } from '../../kit/i18n/useFormats.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import classes from './people.module.css';

const route = getRouteApi('/signed-in/people/$userId');
const frame = getRouteApi('/signed-in');

/** One person: account, roles and what they are for. */
export function PersonPage(): ReactNode {
  const { userId } = route.useParams();
  const query = useQuery(personQuery(userId));
  return (
    <Await page query={query} skeleton={<PageSkeleton />}>
      {(person) => <PersonContent key={person.id} person={person} />}
    </Await>
  );
}

interface Change {
  readonly before: Person;
  readonly after: Person;
}

function PersonContent({ person }: { readonly person: Person }): ReactNode {
  const t = useMessages(peopleMessages);
  const { date } = useFormats();
  const { session } = frame.useRouteContext();
  const navigate = route.useNavigate();
  const [last, setLast] = useState<Change | 'undone'>();
  const courses = useQuery(coursesQuery).data;
  const programmes = useQuery(programmesQuery).data;
  const isSelf = session.user.id === person.id;
  const onChanged = (before: Person, after: Person): void => {
    setLast({ before, after });
  };
  const shared = { person, isSelf, onChanged };
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={<Link to="/people">{t('page.title')}</Link>}
        actions={
          <>
            <EraseButton
              target={{ userId: person.id }}
              isSelf={isSelf}
              onBegun={() => void navigate({ to: '/people/erased' })}
            />
            <PersonActions {...shared} />
          </>
        }
      >
        <PersonStateMark person={person} />
        <span>{t('person.created', { moment: date(person.createdAt) })}</span>
      </PageHeader>
      <div className={classes.notices}>
        {isSelf && <Notice tone="info">{t('person.self')}</Notice>}
        {!person.isActive && <Notice tone="warning">{t('person.closed')}</Notice>}
      </div>
      <div className={classes.changed}>
        {last === 'undone' && (
          <Notice tone="good" role="status">
            {t('undone')}
          </Notice>
        )}
        {last !== undefined && last !== 'undone' && (
          <ChangedNotice
            key={last.after.version}
            {...last}
            onUndone={() => {
              setLast('undone');
            }}
          />
        )}
      </div>
      <div className={classes.columns}>
        <div className={classes.column}>
          <FactsPanel {...shared} />
          {(person.roles.includes('student') || person.student) && <StudentPanel {...shared} />}
          {person.roles.includes('teacher') && <ScopePanel {...shared} scope="teaching" options={courses} />}
          {person.roles.includes('head') && <ScopePanel {...shared} scope="heading" options={programmes} />}
        </div>
        <div className={classes.column}>
          <RolesPanel {...shared} />
          <PersonSecondFactorPanel userId={person.id} name={person.name} isSelf={isSelf} />
          <PersonSignOnLinkPanel userId={person.id} name={person.name} isSelf={isSelf} />
        </div>
      </div>
    </>
  );
}
