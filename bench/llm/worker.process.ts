// `pulse worker` with the task of this bench in place of the program's own. Prints a line when it runs.
import { openProgram } from '#app/program.ts';
import { startWorker } from '#app/roles/worker.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { askModel } from './ask-model.ts';

const program = await openProgram({ migrates: false });
program.runtime.tasks = createTaskCatalogue([askModel]);
const worker = startWorker(program, { queues: ['llm'], concurrency: Number(process.argv[2]) });
console.log('running');

process.once('SIGTERM', () => {
  void worker.stop().then(async () => {
    await program.close();
    process.exit();
  });
});
