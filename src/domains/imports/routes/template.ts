import { defineRoute } from '#kernel/http/route.ts';
import { sendFile } from '#kernel/http/send-file.ts';
import { contentTypes } from '#kernel/table-file.ts';
import { importTemplateQuery } from '../contract.ts';
import { writeImportTemplate } from '../service/template.ts';

export const templateRoute = defineRoute({
  method: 'GET',
  url: '/import-template',
  permission: 'imports.create',
  summary: 'A workbook to fill in with students, courses, grades and attendance, as xlsx',
  produces: [contentTypes.xlsx],
  schema: { query: importTemplateQuery },
  handler: async ({ actor, query, reply }) => sendFile(reply, await writeImportTemplate(query.locale ?? actor.locale)),
});
