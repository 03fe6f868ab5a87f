import { z } from 'zod';
import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { mailAddressChange, mailAddressChangeKind } from './service/change-address.ts';
import { cleanUp } from './service/clean-up.ts';
import { mailDeviceKind, mailNewDevice } from './service/devices.ts';
import { mailLink, mailLinkKind } from './service/one-time-links.ts';
import { mailLinkChange, mailLinkChangeKind } from './service/sign-on-link.ts';

const cleanUpTask = defineTask({
  name: 'identity.clean_up',
  queue: 'auth',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: () => cleanUp(),
});

const mailLinkTask = defineTask({
  ...mailLinkKind,
  handler: ({ linkId }, run) => mailLink(linkId, run),
});

const mailDeviceTask = defineTask({
  ...mailDeviceKind,
  handler: ({ deviceId }, run) => mailNewDevice(deviceId, run),
});

const mailAddressChangeTask = defineTask({
  ...mailAddressChangeKind,
  handler: ({ linkId }, run) => mailAddressChange(linkId, run),
});

const mailLinkChangeTask = defineTask({
  ...mailLinkChangeKind,
  handler: mailLinkChange,
});

export const tasks = [cleanUpTask, mailLinkTask, mailDeviceTask, mailAddressChangeTask, mailLinkChangeTask];

export const schedules: readonly ScheduleDefinition[] = [
  { name: 'identity.clean_up', cron: '45 3 * * *', task: cleanUpTask, input: {} },
];
