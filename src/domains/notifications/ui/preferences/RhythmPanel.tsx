import { Button, NativeSelect } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Preferences, Rhythm } from '../../contract.ts';
import { notificationMessages } from '../messages.ts';
import classes from '../notifications.module.css';
import { toClockText } from './clock-text.ts';
import { useChangePreferences } from './queries.ts';
import { RhythmFields } from './RhythmFields.tsx';

const ways = ['institution', 'own', 'never'] as const;
type Way = (typeof ways)[number];

const wayOf = (rhythm: Rhythm | null): Way =>
  rhythm === null ? 'institution' : rhythm.quietHours === null ? 'never' : 'own';

/** When nothing that can wait is to come. */
export function RhythmPanel({ preferences }: { readonly preferences: Preferences }): ReactNode {
  const t = useMessages(notificationMessages);
  const kit = useMessages(kitMessages);
  const { rhythm, institution } = preferences;
  const changing = useChangePreferences();
  /** Undefined: as it is kept. */
  const [draft, setDraft] = useState<Rhythm | null>();
  const [before, setBefore] = useState<Rhythm | null>();
  const shown = draft === undefined ? rhythm : draft;
  const isChanged = draft !== undefined && JSON.stringify(draft) !== JSON.stringify(rhythm);
  const isValid = !shown?.quietHours || shown.quietHours.from !== shown.quietHours.until;
  const save = (wanted: Rhythm | null): void => {
    setBefore(rhythm);
    changing.mutate({ rhythm: wanted }, { onSuccess: () => setDraft(undefined) });
  };
  const choose = (way: string): void => {
    // Where no quiet hours are kept, those of most people are offered.
    const usual = rhythm?.quietHours ?? institution.quietHours ?? { from: 22 * 60, until: 8 * 60 };
    const timeZone = shown?.timeZone ?? null;
    setDraft(way === 'institution' ? null : { quietHours: way === 'own' ? usual : null, timeZone });
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isChanged && isValid) save(draft);
  };
  const wayText = (way: Way): string => {
    if (way !== 'institution') return t(`rhythm.${way}`);
    if (!institution.quietHours) return t('rhythm.institutionNone');
    const { from, until } = institution.quietHours;
    return t('rhythm.institution', {
      hours: t('rhythm.hours', { from: toClockText(from), until: toClockText(until) }),
    });
  };
  return (
    <Panel title={t('rhythm.title')} about={t('rhythm.about')}>
      <form className={classes.stack} onSubmit={submit} noValidate>
        <ProblemNotice error={changing.error} />
        {before !== undefined && changing.isSuccess && !isChanged && (
          <Notice tone="good" role="status">
            <span className={classes.saved}>
              {kit('setting.saved')}
              <Button variant="subtle" size="compact-sm" onClick={() => save(before)}>
                {kit('setting.undo')}
              </Button>
            </span>
          </Notice>
        )}
        <div className={classes.rhythm}>
          <NativeSelect
            label={t('rhythm.which')}
            value={wayOf(shown)}
            data={ways.map((way) => ({ value: way, label: wayText(way) }))}
            onChange={({ currentTarget }) => {
              choose(currentTarget.value);
            }}
          />
          {shown?.quietHours && (
            <RhythmFields
              quietHours={shown.quietHours}
              timeZone={shown.timeZone}
              usualZone={institution.timeZone}
              onChange={setDraft}
            />
          )}
        </div>
        {(isChanged || changing.isPending) && (
          <div className={classes.buttons}>
            <Button type="submit" loading={changing.isPending} disabled={!isChanged || !isValid}>
              {kit('setting.save')}
            </Button>
            <Button variant="default" onClick={() => setDraft(undefined)}>
              {kit('cancel')}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  );
}
