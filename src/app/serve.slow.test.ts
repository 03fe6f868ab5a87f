import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { root } from '#app/root.ts';
import { describeOnDatabase } from '#test/support/database.ts';

/** A command whose web server listens when something after it fails, as when the database goes away at that moment. */
const script = `
  import { serve } from '#app/serve.ts';
  import { startWeb } from '#app/roles/web.ts';
  await serve(async (program, { begun }) => {
    begun(await startWeb(program));
    console.log('listening');
    throw new Error('no database any more');
  });
`;

describeOnDatabase('postgres', 'a process of which a part cannot begin', (test) => {
  it('stops what has begun, says why and ends with 1, rather than answer without a database', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: test.database.address,
        PULSE_SECRET: 'x'.repeat(32),
        PULSE_HOST: '127.0.0.1',
        PULSE_PORT: '0',
        PULSE_LOG_LEVEL: 'error',
      },
    });
    let [output, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    const impatience = setTimeout(() => child.kill('SIGKILL'), 20_000);
    const ended: unknown[] = await once(child, 'exit');
    clearTimeout(impatience);
    expect({ ended, output, errors }).toEqual({
      ended: [1, null],
      output: 'listening\n',
      errors: 'pulse: no database any more\n',
    });
  });
});
