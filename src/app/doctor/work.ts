import { listQueues } from '#domains/operations/index.ts';
import { ok, warning, type Finding } from './finding.ts';

/** Seconds a due task waits before one may ask whether anybody works. */
const long = 120;

/** Whether background tasks are being done. */
export async function examineWork(): Promise<Finding[]> {
  const queues = await listQueues();
  const neglected = queues.filter(({ oldestWaitingSeconds }) => (oldestWaitingSeconds ?? 0) > long);
  const dead = queues.filter((queue) => queue.dead > 0);
  const findings = neglected.map(({ name, oldestWaitingSeconds }) => {
    const minutes = Math.round((oldestWaitingSeconds ?? 0) / 60);
    const remedy = `start a worker for it: ./pulse start, or ./pulse worker --queues=${name}`;
    return warning('workers', `a task of queue ${name} has been waiting for ${minutes} min`, remedy);
  });
  for (const { name, dead: count } of dead) {
    const remedy = 'the page of tasks says why and runs them again';
    findings.push(warning('tasks', `${count} of queue ${name} stopped with an error`, remedy));
  }
  return findings.length > 0 ? findings : [ok('workers', 'no task has been waiting for long')];
}
