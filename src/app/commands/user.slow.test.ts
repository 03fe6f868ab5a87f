import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, testRuntime, type TestDatabase } from '#test/support/database.ts';
import { accessOfIdentity, startIdentityServer, trySignIn } from '#test/support/people.ts';
import { root } from '../root.ts';

const failureSchema = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

describe('the commands user and token', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('embedded');
  });
  beforeEach(() => database.empty());
  afterAll(() => database.close());

  const pulse = async (...parameters: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
    // The command joins the database that this process has opened in the folder.
    const env = { PATH: process.env['PATH'], PULSE_DATA_DIR: database.address };
    try {
      const done = await promisify(execFile)(process.execPath, ['src/main.ts', ...parameters], { cwd: root, env });
      return { code: 0, ...done };
    } catch (error) {
      return failureSchema.parse(error);
    }
  };
  const petrova = ['--login', 'petrova', '--name', 'Мария Петрова', '--email', 'petrova@example.edu'];
  const startServer = () => startIdentityServer(testRuntime(database, { access: accessOfIdentity }));

  it('add a user whose printed password opens a session, and change it', async () => {
    const added = await pulse('user', 'add', ...petrova, '--role', 'teacher', 'head');
    expect(added.stderr).toBe('');
    expect(added.stdout).toMatch(/^added petrova\npassword: \S{19}\n$/);
    const server = await startServer();
    const signIn = async (output: string): Promise<number> => {
      const [, password = ''] = /password: (\S+)/.exec(output) ?? [];
      return (await trySignIn(server, { login: 'petrova', password })).statusCode;
    };
    expect(await signIn(added.stdout)).toBe(200);
    const changed = await pulse('user', 'password', 'petrova');
    expect(await signIn(added.stdout)).toBe(401);
    expect(await signIn(changed.stdout)).toBe(200);
    const listed: unknown = JSON.parse((await pulse('user', 'list', '--json')).stdout);
    expect(listed).toMatchObject([{ login: 'petrova', name: 'Мария Петрова', roles: ['head', 'teacher'] }]);
    await server.close();
  });

  it('print a token and nothing else, and it opens the API', async () => {
    await pulse('user', 'add', ...petrova, '--role', 'operator', '--password', 'correct horse battery');
    const { stdout } = await pulse('token', 'create', '--login', 'petrova', '--expires-days', '30');
    expect(stdout).toMatch(/^pulse_[\w-]{43}\n$/);
    const server = await startServer();
    const headers = { authorization: `Bearer ${stdout.trim()}` };
    expect((await server.inject({ url: '/api/v1/users', headers })).statusCode).toBe(200);
    await server.close();
  });

  it.each([
    ['a short password', ['user', 'add', ...petrova, '--role', 'teacher', '--password', 'short'], /at least 10/],
    [
      'no login',
      ['user', 'add', '--login', 'мария', '--name', 'M', '--email', 'm@example.edu', '--role', 'teacher'],
      /The login "мария" will not do/,
    ],
    ['an unknown role', ['user', 'add', ...petrova, '--role', 'king'], /Allowed choices are student, teacher/],
    ['an unknown user', ['user', 'password', 'nobody'], /^pulse: No such user: nobody[.]\n$/],
    ['a token of nobody', ['token', 'create', '--login', 'nobody'], /^pulse: No such user: nobody[.]\n$/],
    ['a token for no days', ['token', 'create', '--login', 'x', '--expires-days', '0'], /from 1 to 3650/],
  ])('refuse %s in one line', async (_what, parameters, message) => {
    const { code, stdout, stderr } = await pulse(...parameters);
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
