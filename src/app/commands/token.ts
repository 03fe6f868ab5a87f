import { InvalidArgumentError, Option, type Command } from 'commander';
import { createToken } from '#domains/identity/index.ts';
import { withProgram } from '../program.ts';

interface TokenOptions {
  login: string;
  name: string;
  expiresDays?: number;
  scopes?: string[];
  readOnly?: boolean;
}

/** `pulse token`: what programs show instead of a login and password. */
export function register(program: Command): void {
  const token = program.command('token').description('make tokens for programs that use the API');
  token
    .command('create')
    .description('make a bearer token and print it, this one time')
    .requiredOption('--login <login>', 'the user in whose name the program acts')
    .option('--name <name>', 'what it is for', 'command line')
    .addOption(new Option('--expires-days <days>', 'days until it expires (default: never)').argParser(parseDays))
    .addOption(
      new Option(
        '--scopes <permissions>',
        'what it may do, by commas, e.g. courses.read,imports.read (default: all that the user may)',
      ).argParser((text) => text.split(',').map((scope) => scope.trim())),
    )
    .option('--read-only', 'it may change nothing')
    .action(({ login, name, expiresDays, scopes, readOnly }: TokenOptions) =>
      withProgram(async () => {
        const options = { expiresInDays: expiresDays, permissions: scopes, isReadOnly: readOnly };
        console.log(await createToken({ login, name, ...options }));
      }),
    );
}

function parseDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 3650) {
    throw new InvalidArgumentError('it must be a whole number from 1 to 3650');
  }
  return days;
}
