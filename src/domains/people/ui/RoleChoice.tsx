import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { PersonRole } from '../contract.ts';
import { peopleMessages } from './messages.ts';
import { personRoles } from './roles.ts';
import classes from './people.module.css';

interface RoleChoiceProps {
  readonly roles: readonly PersonRole[];
  readonly onChange: (roles: PersonRole[]) => void;
  readonly disabled?: boolean;
  /** Cannot be taken away here. */
  readonly fixed?: PersonRole | undefined;
}

/** Which roles somebody holds, each with what it opens. */
export function RoleChoice({ roles, onChange, disabled = false, fixed }: RoleChoiceProps): ReactNode {
  const t = useMessages(peopleMessages);
  return (
    <div className={classes.roles} role="group" aria-label={t('field.roles')}>
      {personRoles.map((role) => (
        <Checkbox
          key={role}
          label={t(`role.${role}`)}
          description={t(`about.${role}`)}
          checked={roles.includes(role)}
          disabled={disabled || role === fixed}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.checked ? [...roles, role] : roles.filter((other) => other !== role));
          }}
        />
      ))}
    </div>
  );
}
