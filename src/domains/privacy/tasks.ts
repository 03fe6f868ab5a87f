import { defineTask } from '#kernel/tasks/define-task.ts';
import { eraseKind } from './service/erase-kind.ts';
import { erasePerson } from './service/erase-person.ts';

export const tasks = [defineTask({ ...eraseKind, handler: ({ erasureId }, run) => erasePerson(erasureId, run) })];
