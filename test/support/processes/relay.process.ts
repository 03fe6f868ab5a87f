// The relay of a scheduler in a process of its own, which does not look into the table by itself: what it publishes it
// was told of. Configured by the environment, as the program is. Prints `relaying` when it hears other processes.
import { setTimeout as wait } from 'node:timers/promises';
import { openProgram } from '#app/program.ts';
import { createRelay } from '#kernel/tasks/relay.ts';

const program = await openProgram();
const { runtime, wakeBell, bus } = program;
if (!runtime.broker) throw new Error('RABBITMQ_URL is not set');
const relay = createRelay({ runtime, wakeBell, broker: runtime.broker, pollSeconds: 3600, lostSeconds: 3600 });
relay.start();
process.on('SIGTERM', () => {
  void relay
    .stop()
    .then(() => program.close())
    .then(() => process.exit(0));
});
while (!bus.isHearing || !runtime.broker.canPublish) await wait(10);
console.log('relaying');
