import { Checkbox, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { ConnectionChecked } from '../contract.ts';
import { connectionMessages } from './messages.ts';
import classes from './connections.module.css';

interface CourseChoiceProps {
  /** Null: all. */
  readonly chosen: readonly string[] | null;
  /** Undefined: nobody has asked the system yet. */
  readonly courses: ConnectionChecked['courses'] | undefined;
  readonly onChoose: (ids: string[] | null) => void;
}

/** More are found by searching. */
const mostShown = 30;

/** All courses of a system, or some of them. */
export function CourseChoice({ chosen, courses, onChoose }: CourseChoiceProps): ReactNode {
  const t = useMessages(connectionMessages);
  const [search, setSearch] = useState('');
  const known = (courses ?? []).map(({ id, name, code }) => ({ id, label: code ? `${name} (${code})` : name }));
  const gone = (chosen ?? [])
    .filter((id) => !known.some((course) => course.id === id))
    .map((id) => ({ id, label: id }));
  const isChosen = (id: string): boolean => chosen?.includes(id) ?? false;
  const words = search.trim().toLowerCase();
  const found = [...gone, ...known].filter(({ label }) => label.toLowerCase().includes(words));
  const shown = found
    .toSorted((one, other) => Number(isChosen(other.id)) - Number(isChosen(one.id)))
    .slice(0, mostShown);
  return (
    <fieldset className={classes.choice}>
      <legend>{t('form.courses')}</legend>
      <Checkbox
        label={t('form.all')}
        checked={chosen === null}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked ? null : [])}
      />
      {chosen !== null && !courses && <p className={classes.quiet}>{t('form.checkFirst')}</p>}
      {chosen !== null && known.length + gone.length > 0 && (
        <>
          <TextInput
            label={t('form.search')}
            value={search}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          />
          {shown.map(({ id, label }) => (
            <Checkbox
              key={id}
              label={label}
              checked={isChosen(id)}
              onChange={({ currentTarget }) =>
                onChoose(currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
          ))}
          <p className={classes.quiet}>
            {found.length === 0
              ? t('form.nothingFound')
              : t('form.shown', { shown: shown.length, found: found.length, chosen: chosen.length })}
          </p>
        </>
      )}
    </fieldset>
  );
}
