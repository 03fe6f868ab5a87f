import { defineRoute } from '#kernel/http/route.ts';
import {
  agreementSchema,
  importBatchSchema,
  importParams,
  importPeopleQuery,
  importPeopleSchema,
  importPlanSchema,
  peopleDecisionSchema,
  plannedChangesQuery,
  plannedChangesSchema,
  undoPreviewSchema,
} from '../contract.ts';
import { decidePeople, listPeople } from '../service/people.ts';
import * as review from '../service/review.ts';
import * as undo from '../service/undo.ts';

const plan = defineRoute({
  method: 'GET',
  url: '/imports/:importId/plan',
  permission: 'imports.read',
  summary: 'What saving an import would do, while it waits for somebody to agree',
  schema: { params: importParams, response: importPlanSchema },
  handler: ({ actor, params }) => review.getPlan(actor, params.importId),
});

const plannedChanges = defineRoute({
  method: 'GET',
  url: '/imports/:importId/plan/changes',
  permission: 'imports.read',
  summary: 'Cells that saving an import would change',
  schema: { params: importParams, query: plannedChangesQuery, response: plannedChangesSchema },
  handler: ({ actor, params, query }) => review.listPlannedChanges(actor, params.importId, query),
});

const people = defineRoute({
  method: 'GET',
  url: '/imports/:importId/people',
  permission: 'imports.read',
  summary: 'People of a file of whom somebody has to decide who they are',
  schema: { params: importParams, query: importPeopleQuery, response: importPeopleSchema },
  handler: ({ actor, params, query }) => listPeople(actor, params.importId, query),
});

const decidedPeople = defineRoute({
  method: 'PUT',
  url: '/imports/:importId/people',
  permission: 'imports.create',
  summary: 'Decide who people of a file are; it takes effect when the plan is made anew',
  schema: { params: importParams, body: peopleDecisionSchema, response: importBatchSchema },
  handler: ({ actor, params, body }) => decidePeople(actor, params.importId, body),
});

const renew = defineRoute({
  method: 'POST',
  url: '/imports/:importId/plan',
  permission: 'imports.create',
  summary: 'Make the plan of an import anew',
  schema: { params: importParams, response: importBatchSchema },
  handler: ({ actor, params }) => review.renewPlan(actor, params.importId),
});

const commit = defineRoute({
  method: 'POST',
  url: '/imports/:importId/commit',
  permission: 'imports.create',
  summary: 'Agree to the plan of an import: it is saved as the plan says',
  schema: { params: importParams, body: agreementSchema, response: importBatchSchema },
  handler: ({ actor, params, body }) => review.agreeToPlan(actor, params.importId, body.digest),
});

const cancel = defineRoute({
  method: 'POST',
  url: '/imports/:importId/cancel',
  permission: 'imports.create',
  summary: 'End an import that is not being saved yet',
  schema: { params: importParams, response: importBatchSchema },
  handler: ({ actor, params }) => review.cancelImport(actor, params.importId),
});

const undoPreview = defineRoute({
  method: 'GET',
  url: '/imports/:importId/undo',
  permission: 'imports.read',
  heavy: true,
  summary: 'What undoing an import would do',
  schema: { params: importParams, response: undoPreviewSchema },
  handler: ({ actor, params }) => undo.previewUndo(actor, params.importId),
});

const undoImport = defineRoute({
  method: 'POST',
  url: '/imports/:importId/undo',
  permission: 'imports.create',
  summary: 'Undo an import',
  schema: { params: importParams, response: importBatchSchema },
  handler: ({ actor, params }) => undo.undoImport(actor, params.importId),
});

/** From the plan of an import to its undoing. */
export const reviewRoutes = [
  plan,
  plannedChanges,
  people,
  decidedPeople,
  renew,
  commit,
  cancel,
  undoPreview,
  undoImport,
];
