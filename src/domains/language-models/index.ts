import type { Domain } from '#kernel/domain.ts';
import { alertKind } from './notifications.ts';
import { routes } from './routes.ts';
import { schedules, tasks } from './tasks.ts';

export { askLanguageModel, isAnyModelOn, modelTaskRetries, noteUntrue } from './service/ask.ts';
export type { ModelAnswer, ModelQuestion } from './service/question.ts';
export { callDays } from './service/settings.ts';

export const languageModels: Domain = {
  name: 'language-models',
  routes,
  tasks,
  schedules,
  notifications: [alertKind],
  permissions: { 'language_models.manage': ['administrator'] },
};
