import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';

export { listOpenQuestions, noteOpinions, type OpenQuestion } from './service/open-answers.ts';
export type { Opinion } from './store/opinions.ts';
export { readProgramme } from './service/test-feedback.ts';
export { keepTests, takeBackTests, type KeptTests, type TestFault } from './service/keep-tests.ts';
export { listTestOutcomes } from './store/outcomes.ts';
export { previewRemoval } from './store/answers.ts';
export { answersOf, testsOf } from './store/results.ts';

export const questions: Domain = { name: 'questions', routes, tasks: [], schedules: [], permissions: {} };
