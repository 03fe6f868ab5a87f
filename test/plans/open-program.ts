import type { FastifyInstance } from 'fastify';
import type { OpenDatabase } from '#adapters/database/port.ts';
import { openLearningSystems } from '#adapters/learning-systems/open.ts';
import { domains } from '#app/domains.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import type { Runtime } from '#kernel/runtime.ts';
import { authenticate } from '#domains/identity/index.ts';
import { openUniversity } from '#test/fixtures/university/database.ts';
import type { SizeName } from '#test/fixtures/university/size.ts';
import { accessOfIdentity } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { testRuntime } from '#test/support/runtime.ts';
import { changingDirectory } from './directory.ts';
import { fillAnswers } from './fill-answers.ts';
import { recordStatements, type Recorder } from './record-statements.ts';

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
  const recorder = recordStatements(database.pool);
  const access = { ...accessOfIdentity, permissions: joinPermissions(domains) };
  const directory = changingDirectory();
  const mailer = { send: () => Promise.resolve() };
  const learningSystems = openLearningSystems({ allowedNetworks: ['127.0.0.1'] });
  const runtime = testRuntime(database, { ...wholeProgram(), access, mailer, directory, learningSystems });
  const server = await createHttpServer({ runtime, routes: createRoutes(), authenticate });
  return {
    ...{ database, recorder, runtime, server, directory },
    async close() {
      await server.close();
      await database.close();
    },
  };
}
