import { defineRoute } from '#kernel/http/route.ts';
import {
  directoryItemsSchema,
  directoryRunSchema,
  directorySettingsSchema,
  directoryStateSchema,
  newRunBody,
  runParams,
} from './contract.ts';
import { confirmRun, getState, listItems, startRun } from './service/runs.ts';
import { getDirectorySettings, setDirectorySettings } from './service/settings.ts';

const permission = 'directory.manage';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/directory',
    permission,
    summary: "The university's directory, and the newest looks at it",
    readsPrimary: true,
    schema: { response: directoryStateSchema },
    handler: ({ actor }) => getState(actor),
  }),
  defineRoute({
    method: 'POST',
    url: '/directory/runs',
    permission,
    summary: 'Begin to look at the directory: whether it answers (check), or what it would change (preview)',
    schema: { body: newRunBody, response: directoryRunSchema },
    handler: ({ actor, body }) => startRun(actor, body.kind),
  }),
  defineRoute({
    method: 'GET',
    url: '/directory/runs/:runId/people',
    permission,
    summary: 'The people concerned by a look at the directory',
    readsPrimary: true,
    schema: { params: runParams, response: directoryItemsSchema },
    handler: ({ params }) => listItems(params.runId),
  }),
  defineRoute({
    method: 'POST',
    url: '/directory/runs/:runId/confirmation',
    permission,
    summary: 'Confirm what the newest look showed: the directory is looked at again and followed',
    schema: { params: runParams, response: directoryRunSchema },
    handler: ({ actor, params }) => confirmRun(actor, params.runId),
  }),
  defineRoute({
    method: 'GET',
    url: '/settings/directory',
    permission,
    summary: "What the directory's groups mean here, and how far it is followed",
    readsPrimary: true,
    schema: { response: directorySettingsSchema },
    handler: () => getDirectorySettings(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/directory',
    permission,
    summary: "Say what the directory's groups mean here, and how far it is followed",
    schema: { body: directorySettingsSchema, response: directorySettingsSchema },
    handler: ({ actor, body }) => setDirectorySettings(actor, body),
  }),
];
