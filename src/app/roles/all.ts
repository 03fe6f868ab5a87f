import type { Program } from '../program.ts';
import type { RunningRole } from './role.ts';
import { startScheduler } from './scheduler.ts';
import { startWeb, type WebRole } from './web.ts';
import { startWorker } from './worker.ts';

/** Starts every role in this process. */
export async function startAllRoles(program: Program): Promise<{ web: WebRole; roles: RunningRole[] }> {
  const worker = startWorker(program);
  const scheduler = startScheduler(program);
  try {
    const web = await startWeb(program);
    return { web, roles: [worker, scheduler, web] };
  } catch (error) {
    await scheduler.stop();
    await worker.stop();
    throw error;
  }
}
