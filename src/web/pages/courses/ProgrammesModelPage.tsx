import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconSchool } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { ProgrammesModel } from '#domains/model-quality/contract.ts';
import { modelMessages } from '#domains/model-quality/ui/messages.ts';
import { ProgrammePanels } from '#domains/model-quality/ui/ProgrammePanels.tsx';
import { programmesModelQuery } from '#domains/model-quality/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { BlockSkeleton } from '../../kit/state/Loading.tsx';
import { StateBlock } from '../../kit/state/StateBlock.tsx';
import { pageMessages } from '../messages.ts';
import classes from './courses.module.css';

/** How true the model was in the finished courses of the programmes that somebody heads. */
export function ProgrammesModelPage(): ReactNode {
  const t = useMessages(modelMessages);
  const pages = useMessages(pageMessages);
  const query = useQuery(programmesModelQuery);
  return (
    <>
      <PageHeader title={t('programmes.title')} crumbs={<Link to="/courses">{pages('courses.title')}</Link>}>
        {t('programmes.about')}
      </PageHeader>
      <Await query={query} skeleton={<BlockSkeleton height={320} />}>
        {(model) => <Programmes model={model} />}
      </Await>
    </>
  );
}

function Programmes({ model }: { readonly model: ProgrammesModel }): ReactNode {
  const t = useMessages(modelMessages);
  const { programmes } = model;
  const [chosen, setChosen] = useState<number>();
  // The first of which there is something to tell.
  const shown =
    programmes.find(({ id }) => id === chosen) ?? programmes.find(({ result }) => result !== null) ?? programmes[0];
  if (!shown)
    return (
      <StateBlock icon={<IconSchool />} title={t('programmes.none')}>
        {t('programmes.noneHint')}
      </StateBlock>
    );
  return (
    <div className={classes.health}>
      {programmes.length > 1 && (
        <NativeSelect
          className={classes.choice ?? ''}
          label={t('programmes.choose')}
          value={String(shown.id)}
          onChange={({ currentTarget }) => {
            setChosen(Number(currentTarget.value));
          }}
          data={programmes.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      <ProgrammePanels model={model} programme={shown} />
    </div>
  );
}
