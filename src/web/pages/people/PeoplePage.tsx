import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconAddressBook, IconTableImport, IconUserPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { PersonRow } from '#domains/people/contract.ts';
import { AddPersonDialog } from '#domains/people/ui/AddPersonDialog.tsx';
import { peopleMessages } from '#domains/people/ui/messages.ts';
import { PeoplePanel } from '#domains/people/ui/PeoplePanel.tsx';
import { privacyMessages } from '#domains/privacy/ui/messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';

const route = getRouteApi('/signed-in/people');

/** Who uses the system, for administrators. What is searched stands in the address, so that one finds back to it. */
export function PeoplePage(): ReactNode {
  const t = useMessages(peopleMessages);
  const privacy = useMessages(privacyMessages);
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title={t('page.title')}
        actions={
          <>
            <Button component={Link} to="/people/erased" variant="subtle">
              {privacy('erasures.title')}
            </Button>
            <Button
              component={Link}
              to="/people/directory"
              variant="default"
              leftSection={<IconAddressBook size={16} aria-hidden />}
            >
              {t('directory.open')}
            </Button>
            <Button
              component={Link}
              to="/people/invite"
              variant="default"
              leftSection={<IconTableImport size={16} aria-hidden />}
            >
              {t('bulk.open')}
            </Button>
            <Button
              leftSection={<IconUserPlus size={16} aria-hidden />}
              onClick={() => {
                setAdding(true);
              }}
            >
              {t('add.open')}
            </Button>
          </>
        }
      >
        {t('page.about')}
      </PageHeader>
      {isAdding && (
        <AddPersonDialog
          onOpen={(userId) => void navigate({ to: '/people/$userId', params: { userId } })}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
      <PeoplePanel
        filter={filter}
        onFilter={(search) => void navigate({ search, replace: true, resetScroll: false })}
        link={personLink}
      />
    </>
  );
}

function personLink({ id, name }: PersonRow): ReactNode {
  return (
    <Link to="/people/$userId" params={{ userId: id }}>
      {name}
    </Link>
  );
}
