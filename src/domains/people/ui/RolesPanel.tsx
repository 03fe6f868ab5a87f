import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Person } from '../contract.ts';
import { ChangeProblem } from './ChangeProblem.tsx';
import { peopleMessages } from './messages.ts';
import { RoleChoice } from './RoleChoice.tsx';
import { usePersonChange, type OnChanged } from './usePersonChange.ts';
import classes from './people.module.css';

interface RolesPanelProps {
  readonly person: Person;
  /** The person is the one who looks. */
  readonly isSelf: boolean;
  readonly onChanged: OnChanged;
}

/** What a person may do. A tick takes effect at once, and can be taken back. */
export function RolesPanel({ person, isSelf, onChanged }: RolesPanelProps): ReactNode {
  const t = useMessages(peopleMessages);
  const change = usePersonChange(onChanged);
  const shown = change.isPending ? (change.variables.steps.find(({ part }) => part === 'roles') ?? null) : null;
  const roles = shown?.part === 'roles' ? shown.body.roles : person.roles;
  return (
    <Panel title={t('roles.title')} about={t('roles.about')}>
      <div className={classes.stack}>
        <ChangeProblem error={change.error} keepsDraft={false} />
        <RoleChoice
          roles={roles}
          disabled={change.isPending}
          fixed={isSelf ? 'administrator' : undefined}
          onChange={(wanted) => {
            change.mutate({ base: person, steps: [{ part: 'roles', body: { roles: wanted } }] });
          }}
        />
      </div>
    </Panel>
  );
}
