import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { OpenDatabase } from '#adapters/database/port.ts';
import { openLearningSystems } from '#adapters/learning-systems/open.ts';
import { openCatalogues } from '#app/catalogues.ts';
import { domains } from '#app/domains.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import type { Runtime } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import type { TaskDefinition } from '#kernel/tasks/define-task.ts';
import { authenticate } from '#domains/identity/index.ts';
import { openUniversity } from '#test/fixtures/university/database.ts';
import { sizeNamed, type SizeName } from '#test/fixtures/university/size.ts';
import { accessOfIdentity } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { testRuntime } from '#test/support/runtime.ts';
import { changingDirectory } from './directory.ts';
import { fillAnswers } from './fill-answers.ts';
import { fillRecommendations } from './fill-recommendations.ts';
import { recordStatements, type Recorder } from './record-statements.ts';

/** Tasks of so many generated courses are run: those of the others would send the same statements for minutes. */
const coursesRun = 4;

/** The tasks, of which those of later generated courses end at once. */
function ofFewCourses(tasks: readonly TaskDefinition[], generated: number): TaskDefinition[] {
  const ofCourse = z.object({ courseId: z.int() });
  const isOfLater = (input: unknown): boolean => {
    const { data } = ofCourse.safeParse(input);
    return data !== undefined && data.courseId > coursesRun && data.courseId <= generated;
  };
  return tasks.map((task) => ({
    ...task,
    handler: async (input, run) => {
      if (!isOfLater(input)) await task.handler(input, run);
    },
  }));
}

/** The whole program on a generated university of its own, every statement recorded. */
export interface WatchedProgram {
  readonly database: OpenDatabase;
  readonly recorder: Recorder;
  readonly runtime: Runtime;
  readonly server: FastifyInstance;
  readonly directory: ReturnType<typeof changingDirectory>;
  close(): Promise<void>;
}

export async function openWatchedProgram(size: SizeName): Promise<WatchedProgram> {
  const database = await openUniversity(size);
  await fillAnswers(database.address);
  await fillRecommendations(database.address);
  const recorder = recordStatements(database.pool);
  const access = { ...accessOfIdentity, permissions: joinPermissions(domains) };
  const directory = changingDirectory();
  const mailer = { send: () => Promise.resolve({ messageId: 'plan@example.edu' }) };
  const learningSystems = openLearningSystems({ allowedNetworks: ['127.0.0.1'] });
  const tasks = createTaskCatalogue(ofFewCourses(openCatalogues().tasks.list(), sizeNamed(size).courses));
  const runtime = testRuntime(database, { ...wholeProgram(), tasks, access, mailer, directory, learningSystems });
  const server = await createHttpServer({ runtime, routes: createRoutes(), authenticate });
  return {
    ...{ database, recorder, runtime, server, directory },
    async close() {
      await server.close();
      await database.close();
    },
  };
}
