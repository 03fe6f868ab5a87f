import { Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { materialMessages } from './messages.ts';
import { activitiesQuery, topicNamesQuery } from './queries.ts';
import classes from './materials.module.css';

/** What materials are attached to. */
export interface Attachments {
  readonly activityIds: readonly number[];
  readonly topics: readonly string[];
}

interface AttachmentChoiceProps {
  readonly courseId: number;
  readonly chosen: Attachments;
  readonly onChoose: (chosen: Attachments) => void;
}

/** Topics and activities of a course to tick, with a filter; topics that the course no longer has can be unticked. */
export function AttachmentChoice({ courseId, chosen, onChoose }: AttachmentChoiceProps): ReactNode {
  const t = useMessages(materialMessages);
  const [filter, setFilter] = useState('');
  const activities = (useQuery(activitiesQuery(courseId)).data ?? []).filter(({ kind }) => kind !== 'lesson');
  const ofCourse = useQuery(topicNamesQuery(courseId)).data ?? [];
  const topics = [...ofCourse, ...chosen.topics.filter((topic) => !ofCourse.includes(topic))];
  const isShown = (name: string): boolean => name.toLowerCase().includes(filter.trim().toLowerCase());
  const toggled = <One,>(all: readonly One[], one: One): One[] =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  const shownTopics = topics.filter(isShown);
  const shownActivities = activities.filter(({ name }) => isShown(name));
  return (
    <fieldset className={classes.attachments}>
      <legend>{t('dialog.for')}</legend>
      <p className={classes.quiet}>{t('dialog.forHint')}</p>
      <TextInput
        aria-label={t('dialog.filter')}
        placeholder={t('dialog.filter')}
        value={filter}
        onChange={({ currentTarget }) => {
          setFilter(currentTarget.value);
        }}
        onKeyDown={(event) => {
          // It filters; it does not send the form.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <div className={classes.choices}>
        {shownTopics.length > 0 && <h3>{t('dialog.topics')}</h3>}
        {shownTopics.map((topic) => (
          <Checkbox
            key={topic}
            label={topic}
            checked={chosen.topics.includes(topic)}
            onChange={() => {
              onChoose({ ...chosen, topics: toggled(chosen.topics, topic) });
            }}
          />
        ))}
        {shownActivities.length > 0 && <h3>{t('dialog.activities')}</h3>}
        {shownActivities.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.activityIds.includes(id)}
            onChange={() => {
              onChoose({ ...chosen, activityIds: toggled(chosen.activityIds, id) });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
