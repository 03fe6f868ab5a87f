import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { commitBatch } from './service/commit-batch.ts';
import { lookIntoFolder } from './service/look-into-folder.ts';
import { removeOriginals } from './service/originals.ts';
import { parseBatch } from './service/parse-batch.ts';
import { commitKind, lookIntoFolderKind, parseKind, removeOriginalsKind, undoKind } from './service/task-kinds.ts';
import { undoBatch } from './service/undo-batch.ts';

const removeOriginalsTask = defineTask({ ...removeOriginalsKind, handler: (_, run) => removeOriginals(run) });

const lookIntoFolderTask = defineTask({ ...lookIntoFolderKind, handler: (_, run) => lookIntoFolder(run) });

export const tasks = [
  defineTask({ ...parseKind, handler: ({ batchId }, run) => parseBatch(batchId, run) }),
  defineTask({ ...commitKind, handler: ({ batchId }, run) => commitBatch(batchId, run) }),
  defineTask({ ...undoKind, handler: ({ batchId }, run) => undoBatch(batchId, run) }),
  removeOriginalsTask,
  lookIntoFolderTask,
];

export const schedules: readonly ScheduleDefinition[] = [
  { name: 'imports.remove_originals', cron: '15 3 * * *', task: removeOriginalsTask, input: {} },
  {
    name: 'imports.look_into_folder',
    cron: '* * * * *',
    task: lookIntoFolderTask,
    input: {},
    isWanted: ({ watchedFolder }) => watchedFolder !== undefined,
  },
];
