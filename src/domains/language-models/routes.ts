import { defineRoute } from '#kernel/http/route.ts';
import { sendFile } from '#kernel/http/send-file.ts';
import { contentTypes } from '#kernel/table-file.ts';
import {
  alertParams,
  callExportQuery,
  callListSchema,
  callsQuery,
  figuresQuery,
  languageModelSettingsSchema,
  languageModelsSchema,
  modelFiguresSchema,
  tryBody,
  tryResultSchema,
} from './contract.ts';
import { acknowledge } from './service/alerts.ts';
import { exportCalls, listCalls } from './service/calls.ts';
import { getFigures, getLanguageModels } from './service/monitor.ts';
import { getModelSettings, setModelSettings } from './service/settings.ts';
import { tryProvider } from './service/try.ts';

const permission = 'language_models.manage';

export const routes = [
  defineRoute({
    ...{ method: 'GET', url: '/language-models', permission },
    summary: 'How the language models stand, what is left of their budgets, and alerts',
    schema: { response: languageModelsSchema },
    readsPrimary: true,
    handler: () => getLanguageModels(),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/language-models/figures', permission },
    summary: 'Calls of language models in a period: in all, by day, by provider and by course',
    schema: { query: figuresQuery, response: modelFiguresSchema },
    handler: ({ query }) => getFigures(query),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/language-models/calls', permission },
    summary: 'Calls of language models, newest first',
    schema: { query: callsQuery, response: callListSchema },
    handler: ({ query }) => listCalls(query),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/language-models/calls/export', permission },
    heavy: true,
    summary: 'The same as csv or xlsx, the newest 20,000',
    produces: [contentTypes.csv, contentTypes.xlsx],
    schema: { query: callExportQuery },
    handler: async ({ actor, query: { format, ...filter }, reply }) =>
      sendFile(reply, await exportCalls(actor, filter, format)),
  }),
  defineRoute({
    ...{ method: 'POST', url: '/language-models/alerts/:alertId/acknowledge', permission },
    summary: 'Take note of an alert of a language model',
    schema: { params: alertParams },
    handler: ({ actor, params }) => acknowledge(actor, params.alertId),
  }),
  defineRoute({
    ...{ method: 'POST', url: '/language-models/try', permission },
    summary: 'Ask a language model a question of a few tokens',
    schema: { body: tryBody, response: tryResultSchema },
    handler: ({ actor, body }) => tryProvider(actor, body.provider),
  }),
  defineRoute({
    method: 'GET',
    url: '/settings/language-models',
    permission: 'settings.manage',
    summary: 'Order, limits, budgets, prices and thresholds of language models',
    readsPrimary: true,
    schema: { response: languageModelSettingsSchema },
    handler: () => getModelSettings(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/language-models',
    permission: 'settings.manage',
    summary: 'Set order, limits, budgets, prices and thresholds of language models',
    schema: { body: languageModelSettingsSchema, response: languageModelSettingsSchema },
    handler: ({ actor, body }) => setModelSettings(actor, body),
  }),
];
