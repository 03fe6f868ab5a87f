import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { mostGroups, type DirectoryRole, type DirectorySettings } from '../contract.ts';
import { directoryMessages } from './messages.ts';
import classes from './directory.module.css';

type Groups = DirectorySettings['groups'];

const roles: readonly DirectoryRole[] = ['student', 'teacher', 'head', 'operator', 'administrator'];

export function isGroupValid({ name, roles: given }: Groups[number]): boolean {
  return name.trim().length >= 3 && given.length > 0;
}

interface GroupFieldsProps {
  readonly groups: Groups;
  readonly onChange: (groups: Groups) => void;
}

/** A table of groups of the directory and the roles that each means. */
export function GroupFields({ groups, onChange }: GroupFieldsProps): ReactNode {
  const t = useMessages(directoryMessages);
  const change = (index: number, part: Partial<Groups[number]>): void => {
    onChange(groups.map((group, at) => (at === index ? { ...group, ...part } : group)));
  };
  return (
    <div className={classes.groups}>
      {groups.length === 0 && <span className={classes.quiet}>{t('settings.noGroups')}</span>}
      {groups.map((group, index) => (
        <div key={index} className={classes.group}>
          <TextInput
            label={t('settings.group', { number: index + 1 })}
            placeholder={t('settings.groupHint')}
            value={group.name}
            maxLength={500}
            error={!isGroupValid(group) && t('settings.groupWrong')}
            onChange={({ currentTarget }) => {
              change(index, { name: currentTarget.value });
            }}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('settings.removeGroup', { number: index + 1 })}
            onClick={() => {
              onChange(groups.filter((_, at) => at !== index));
            }}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
          <div className={classes.roles} role="group" aria-label={t('settings.rolesOf', { number: index + 1 })}>
            {roles.map((role) => (
              <Checkbox
                key={role}
                label={t(`role.${role}`)}
                checked={group.roles.includes(role)}
                onChange={({ currentTarget: { checked } }) => {
                  // In one order, so that what was undone counts as unchanged.
                  change(index, { roles: roles.filter((one) => (one === role ? checked : group.roles.includes(one))) });
                }}
              />
            ))}
          </div>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={groups.length >= mostGroups}
          onClick={() => {
            onChange([...groups, { name: '', roles: [] }]);
          }}
        >
          {t('settings.addGroup')}
        </Button>
      </div>
    </div>
  );
}
