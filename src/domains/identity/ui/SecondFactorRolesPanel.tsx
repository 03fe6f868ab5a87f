import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import type { SecondFactorRoles } from '../contract.ts';
import { secondFactorMessages } from './second-factor-messages.ts';
import classes from './second-factor.module.css';

const roles = ['administrator', 'operator', 'head', 'teacher', 'student'] as const;

/** Which roles must have a second factor. */
export function SecondFactorRolesPanel(): ReactNode {
  const t = useMessages(secondFactorMessages);
  return (
    <SettingPanel<SecondFactorRoles> title={t('roles.title')} about={t('roles.about')} path="/settings/second-factor">
      {(draft, onChange) => (
        <div className={classes.choices} role="group" aria-label={t('roles.title')}>
          {roles.map((role) => (
            <Checkbox
              key={role}
              label={t(`role.${role}`)}
              checked={draft.roles.includes(role)}
              onChange={({ currentTarget: { checked } }) => {
                // In one order, so that what was undone counts as unchanged.
                onChange({ roles: roles.filter((one) => (one === role ? checked : draft.roles.includes(one))) });
              }}
            />
          ))}
        </div>
      )}
    </SettingPanel>
  );
}
