import { Command } from 'commander';
import { failWith } from '#app/fail-with.ts';

/** What a command's file exports: it adds its command, with options and help, to the program. */
type CommandModule = { register(program: Command): void };

/** Every command by name, in the order of `--help`. Only the one asked for is loaded. */
const commands = new Map<string, () => Promise<CommandModule>>([
  ['start', () => import('#app/commands/start.ts')],
  ['demo', () => import('#app/commands/demo.ts')],
  ['web', () => import('#app/commands/web.ts')],
  ['worker', () => import('#app/commands/worker.ts')],
  ['scheduler', () => import('#app/commands/scheduler.ts')],
  ['import', () => import('#app/commands/import.ts')],
  ['export', () => import('#app/commands/export.ts')],
  ['courses', () => import('#app/commands/courses.ts')],
  ['connection', () => import('#app/commands/connection.ts')],
  ['tasks', () => import('#app/commands/tasks.ts')],
  ['user', () => import('#app/commands/user.ts')],
  ['directory', () => import('#app/commands/directory.ts')],
  ['token', () => import('#app/commands/token.ts')],
  ['bounce', () => import('#app/commands/bounce.ts')],
  ['migrate', () => import('#app/commands/migrate.ts')],
  ['backup', () => import('#app/commands/backup.ts')],
  ['restore', () => import('#app/commands/restore.ts')],
  ['doctor', () => import('#app/commands/doctor.ts')],
  ['check', () => import('#app/commands/check.ts')],
  ['test', () => import('#app/commands/test.ts')],
  ['bench', () => import('#app/commands/bench.ts')],
  ['schema', () => import('#app/commands/schema.ts')],
]);

const program = new Command('pulse').description(
  'Tells a university which students are slipping, why, and what would help, while there is still time.',
);

const asked = commands.get(process.argv[2] ?? '');
for (const load of asked === undefined ? commands.values() : [asked]) (await load()).register(program);

try {
  await program.parseAsync();
} catch (error) {
  failWith(error);
}
