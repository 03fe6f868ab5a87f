import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAudit, readState, writeState } from '#test/support/data-folder-state.ts';
import { prepareDataFolder } from '#test/support/database/embedded.ts';
import { runPulse } from '#test/support/run-pulse.ts';

describe('the commands backup, restore and doctor', () => {
  let data = '';
  let elsewhere = '';
  beforeEach(async () => {
    data = await prepareDataFolder();
    elsewhere = mkdtempSync(join(tmpdir(), 'pulse-backup-'));
  });
  afterEach(() => {
    for (const folder of [data, elsewhere]) rmSync(folder, { recursive: true });
  });
  const pulse = (...parameters: string[]) => runPulse(parameters, { PULSE_DATA_DIR: data });
  const onPostgres = (...parameters: string[]) =>
    runPulse(parameters, { PULSE_DATA_DIR: data, DATABASE_URL: 'postgres://nowhere.invalid/pulse' });

  it('bring a state back, and print where the files are', async () => {
    await writeState(data, 'first');
    const backup = await pulse('backup', '--to', elsewhere);
    expect(backup).toMatchObject({ code: 0, stderr: 'copying the data folder; no server uses it…\n' });
    const [name = ''] = readdirSync(elsewhere);
    const file = join(elsewhere, name);
    expect(name).toMatch(/^pulse-backup-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar\.gz$/);
    expect(backup.stdout).toMatch(new RegExp(`^${file} \\(\\d+(\\.\\d)? MB\\)\n$`));

    await writeState(data, 'second');
    const unasked = await pulse('restore', file);
    expect(unasked).toMatchObject({ code: 1, stdout: '' });
    expect(unasked.stderr).toContain('pulse: nobody can be asked here; say --yes');
    expect(await readState(data)).toEqual({ database: 'second', files: 'second', secret: 'second' });

    const restored = await pulse('restore', file, '--yes');
    expect(restored.code).toBe(0);
    expect(restored.stderr).toMatch(/^backup of .*: database, files, secret\.\n/);
    expect(restored.stdout).toMatch(new RegExp(`^restored ${data}\nwhat was there before: ${data}/snapshots/before-`));
    expect(await readState(data)).toEqual({ database: 'first', files: 'first', secret: 'first' });
    expect(await readAudit(data)).toEqual(['backup.made by command', 'backup.restored by command']);
  });

  it('refuse in one line to write over a file, or to read what is no backup', async () => {
    const file = join(elsewhere, 'mine.txt');
    writeFileSync(file, 'precious');
    expect(await pulse('backup', '--to', file)).toMatchObject({
      code: 1,
      stderr: `pulse: ${file} exists already; name another file\n`,
    });
    expect(readFileSync(file, 'utf8')).toBe('precious');
    const stderr = `pulse: ${file} is not a backup of Pulse.EDU.\n`;
    expect(await pulse('restore', file, '--yes')).toMatchObject({ code: 1, stderr });
  });

  it('name the tools of PostgreSQL where that keeps the data', async () => {
    const [backup, restore] = [await onPostgres('backup'), await onPostgres('restore', 'pulse.dump')];
    expect(backup).toMatchObject({ code: 1, stdout: '' });
    expect(backup.stderr).toContain('pg_dump --format=custom --file=pulse.dump "$DATABASE_URL"');
    expect(restore.stderr).toContain('pg_restore --no-owner --exit-on-error --dbname="$DATABASE_URL" pulse.dump');
    expect(readdirSync(data)).toEqual(['database']);
  });

  it('report findings, a line each or as JSON, and fail on a fault only', async () => {
    const healthy = await pulse('doctor');
    expect(healthy).toMatchObject({ code: 0, stderr: '' });
    expect(healthy.stdout).toMatch(/^ok {7}database {7}embedded, opens; no server runs on it$/m);
    const faulty = await onPostgres('doctor', '--json');
    expect(faulty.code).toBe(1);
    expect(JSON.parse(faulty.stdout)).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ about: 'Node.js', status: 'ok' }),
        expect.objectContaining({ about: 'database', status: 'fault' }),
      ]) as unknown,
    });
  });
});
