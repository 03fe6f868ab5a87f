import { Option, type Command } from 'commander';
import { roles, type Role } from '#kernel/actor.ts';
import { defaultLocale, locales, type Locale } from '#kernel/locale.ts';
import { createUser, generatePassword, listUsers, resetSecondFactor, setPassword } from '#domains/identity/index.ts';
import { withProgram } from '../program.ts';

interface NewUserOptions {
  login: string;
  name: string;
  email: string;
  role: Role[];
  password?: string;
  language: Locale;
}

/** `pulse user`: who may sign in. */
export function register(program: Command): void {
  const user = program.command('user').description('add and list users, set their passwords');
  user
    .command('add')
    .description('add a user')
    .requiredOption('--login <login>', 'what the user types to sign in')
    .requiredOption('--name <name>', 'full name, as pages show it')
    .requiredOption('--email <address>', 'e-mail address; the user may sign in with it, too')
    .addOption(new Option('--role <roles...>', 'one role or several').choices(roles).makeOptionMandatory())
    .addOption(passwordOption())
    .addOption(new Option('--language <code>', 'language of the pages').choices(locales).default(defaultLocale))
    .action(({ role, language, ...person }: NewUserOptions) =>
      withProgram(async () => {
        const password = person.password ?? generatePassword();
        const { login } = await createUser({ ...person, password, roles: role, locale: language });
        console.log(`added ${login}`);
        if (person.password === undefined) tellPassword(password);
      }),
    );
  user
    .command('list')
    .description('list the users with their roles')
    .option('--json', 'print them as JSON')
    .action((options: { json?: true }) =>
      withProgram(async () => {
        const users = await listUsers();
        if (options.json) console.log(JSON.stringify(users, null, 2));
        else console.table(users.map(({ login, name, roles: held }) => ({ login, name, roles: held.join(', ') })));
      }),
    );
  user
    .command('password')
    .description('give a user a new password; all sessions of the user end')
    .argument('<login>', 'whose password')
    .addOption(passwordOption())
    .action((login: string, options: { password?: string }) =>
      withProgram(async () => {
        const password = options.password ?? generatePassword();
        await setPassword(login, password);
        console.log(`changed the password of ${login}`);
        if (options.password === undefined) tellPassword(password);
      }),
    );
  user
    .command('reset-second-factor')
    .description('take the second factor from a user who has lost the phone and the recovery codes')
    .argument('<login>', 'whose second factor')
    .action((login: string) =>
      withProgram(async () => {
        await resetSecondFactor(login);
        console.log(`${login} has no second factor any more`);
      }),
    );
}

function passwordOption(): Option {
  // Others on this machine can see it while the command runs; so one is made unless it is named.
  return new Option(
    '--password <password>',
    'at least 10 characters (default: one is made and printed, this one time)',
  );
}

function tellPassword(password: string): void {
  console.log(`password: ${password}`);
}
