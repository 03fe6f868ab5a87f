import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { matches } from '#web/kit/table/sort.ts';
import type { Course, Group, Placements, Programme } from '../contract.ts';
import { placementsOf } from './placements.ts';
import { programmeMessages } from './programme-messages.ts';
import classes from './roster.module.css';

interface ContentDialogProps {
  readonly programme: Programme;
  readonly courses: readonly Course[];
  readonly groups: readonly Group[];
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (placements: Placements) => void;
  readonly onClose: () => void;
}

const kinds = ['courses', 'groups'] as const;

/** Chooses the courses and groups of a programme. */
export function ContentDialog(props: ContentDialogProps): ReactNode {
  const { programme, courses, groups, isPending, error, onSubmit, onClose } = props;
  const t = useMessages(programmeMessages);
  const [kind, setKind] = useState<(typeof kinds)[number]>('courses');
  const [search, setSearch] = useState('');
  const items = { courses, groups };
  const inside = (all: readonly (Course | Group)[]): number[] =>
    all.filter((item) => item.programme?.id === programme.id).map(({ id }) => id);
  const [chosen, setChosen] = useState({ courses: inside(courses), groups: inside(groups) });
  const found = items[kind].filter(({ name }) => matches(search, [name]));
  const placements: Placements = {
    courses: placementsOf(programme.id, courses, chosen.courses),
    groups: placementsOf(programme.id, groups, chosen.groups),
  };
  const changed = placements.courses.length + placements.groups.length;
  return (
    <Dialog
      title={t('content.title', { name: programme.name })}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed > 0) onSubmit(placements);
      }}
      actions={<DialogActions action={t('save')} isPending={isPending} isDisabled={changed === 0} onClose={onClose} />}
    >
      <ProblemNotice error={error} />
      <SegmentedControl
        value={kind}
        data={kinds.map((each) => ({ value: each, label: `${t(each)}: ${String(chosen[each].length)}` }))}
        onChange={(value) => {
          setKind(value);
        }}
      />
      <TextInput
        placeholder={t('content.search')}
        aria-label={t('content.search')}
        value={search}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
        }}
      />
      {found.length === 0 && (
        <p className={classes.quiet}>
          {items[kind].length > 0
            ? t('content.none')
            : t(kind === 'courses' ? 'content.noCourses' : 'content.noGroups')}
        </p>
      )}
      <div className={classes.choices}>
        {found.map(({ id, name, programme: present }) => (
          <Checkbox
            key={`${kind} ${String(id)}`}
            label={
              <>
                {name}{' '}
                {present && present.id !== programme.id && (
                  <span className={classes.quiet}>{t('content.in', { name: present.name })}</span>
                )}
              </>
            }
            checked={chosen[kind].includes(id)}
            onChange={({ currentTarget: { checked } }) => {
              const ids = checked ? [...chosen[kind], id] : chosen[kind].filter((other) => other !== id);
              setChosen({ ...chosen, [kind]: ids });
            }}
          />
        ))}
      </div>
    </Dialog>
  );
}
