import { linkOptions } from '@tanstack/react-router';
import {
  IconBooks,
  IconBulb,
  IconClipboardList,
  IconFileUpload,
  IconListCheck,
  IconMail,
  IconMessages,
  IconSchool,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import type { Session } from '#domains/identity/contract.ts';

/** The sections, in the order of the menu; each is seen by those who hold its permission. */
const sections = [
  { ...linkOptions({ to: '/my' }), label: 'nav.own', permission: 'own_courses.read', icon: IconSchool },
  { ...linkOptions({ to: '/courses' }), label: 'nav.courses', permission: 'courses.read', icon: IconBooks },
  { ...linkOptions({ to: '/advice' }), label: 'nav.advice', permission: 'recommendations.read', icon: IconBulb },
  { ...linkOptions({ to: '/programmes' }), label: 'nav.programmes', permission: 'courses.manage', icon: IconSchool },
  { ...linkOptions({ to: '/imports' }), label: 'nav.imports', permission: 'imports.read', icon: IconFileUpload },
  { ...linkOptions({ to: '/people' }), label: 'nav.people', permission: 'people.manage', icon: IconUsers },
  { ...linkOptions({ to: '/tasks' }), label: 'nav.tasks', permission: 'tasks.manage', icon: IconListCheck },
  {
    ...linkOptions({ to: '/language-models' }),
    label: 'nav.languageModels',
    permission: 'language_models.manage',
    icon: IconMessages,
  },
  { ...linkOptions({ to: '/messages' }), label: 'nav.messages', permission: 'notifications.manage', icon: IconMail },
  { ...linkOptions({ to: '/audit' }), label: 'nav.audit', permission: 'audit.read', icon: IconClipboardList },
  { ...linkOptions({ to: '/settings' }), label: 'nav.settings', permission: 'settings.manage', icon: IconSettings },
] as const;

export type Section = (typeof sections)[number];

/** The sections open to somebody with these permissions. */
export function sectionsFor(permissions: readonly string[]): Section[] {
  return sections.filter(({ permission }) => permissions.includes(permission));
}

/** Where a person begins: who only loads data with the imports, everybody else with the first section they see. */
export function startSection({ roles, permissions }: Pick<Session, 'roles' | 'permissions'>): Section | undefined {
  const open = sectionsFor(permissions);
  const onlyLoads = roles.length > 0 && roles.every((role) => role === 'operator');
  return (onlyLoads ? open.find(({ to }) => to === '/imports') : undefined) ?? open.at(0);
}
