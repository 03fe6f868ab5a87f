import { defineRoute } from '#kernel/http/route.ts';
import { watchedFolderSchema } from '../contract.ts';
import { getWatchedFolder } from '../service/watched-folder.ts';

export const watchedFolderRoute = defineRoute({
  method: 'GET',
  url: '/watched-folder',
  permission: 'imports.create',
  summary: 'The folder whose files are imported, as the last look saw it',
  schema: { response: watchedFolderSchema },
  handler: ({ actor }) => getWatchedFolder(actor),
});
