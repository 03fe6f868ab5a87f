import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import { changeSetting } from '#domains/audit/index.ts';
import { directorySettingsSchema, type DirectorySettings } from '../contract.ts';
import { existsApplied } from '../store/runs.ts';

/** What the directory's groups mean here, and how far it is followed. Nobody is added or linked until a group is named. */
const directorySetting = defineSetting<DirectorySettings>({
  key: 'directory',
  schema: directorySettingsSchema,
  default: { groups: [], addsPeople: true, invites: false, schedule: 'off', mostLossPercent: 10 },
});

export function getDirectorySettings(): Promise<DirectorySettings> {
  return getSetting(directorySetting);
}

/** @throws AppError directory.preview_first when a schedule is set before changes have been confirmed once */
export async function setDirectorySettings(actor: Actor, settings: DirectorySettings): Promise<DirectorySettings> {
  if (settings.schedule !== 'off' && !(await existsApplied())) throw new AppError('directory.preview_first');
  await changeSetting(actor, directorySetting, settings);
  return getDirectorySettings();
}
