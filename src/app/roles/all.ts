import type { Program } from '../program.ts';
import type { RunningRole } from './role.ts';
import { startScheduler } from './scheduler.ts';
import { startWeb, type WebRole } from './web.ts';
import { startWorker } from './worker.ts';

/** Starts every role in this process. @param begun is told of each as it has begun */
export async function startAllRoles(program: Program, begun: (role: RunningRole) => void): Promise<WebRole> {
  begun(startWorker(program));
  begun(startScheduler(program));
  const web = await startWeb(program);
  begun(web);
  return web;
}
