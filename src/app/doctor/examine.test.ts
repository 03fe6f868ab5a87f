import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineConfiguration } from './configuration.ts';
import { examineDataFolder, examineFreeDisk } from './data-folder.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { examineNode, examinePages } from './program.ts';
import { readConfig } from '../config.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulse-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const statuses = (findings: readonly Finding[]) => findings.map(({ about, status }) => `${about}: ${status}`);

describe('doctor', () => {
  it('names every fault of the configuration, each with where to look', async () => {
    const findings = await examine({ PULSE_PORT: '70000', PULSE_TIMEZONE: 'Mars/Olympus', DATABASE_URL: 'mysql://x' });
    const faults = findings.filter(({ status }) => status === 'fault');
    expect(faults.map(({ seen }) => seen.split(':')[0])).toEqual(['PULSE_PORT', 'PULSE_TIMEZONE', 'DATABASE_URL']);
    expect(faults.every(({ remedy }) => remedy?.includes('docs/configuration.md'))).toBe(true);
  });

  it('finds a folder where nothing has been yet in order, and makes nothing there', async () => {
    const findings = await examine({ PULSE_DATA_DIR: join(folder, 'deep/data') });
    expect(statuses(findings)).toEqual(
      expect.arrayContaining(['Node.js: ok', 'configuration: ok', 'data folder: ok', 'disk: ok', 'database: ok']),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('finds a data folder that cannot be made at fault, and does not go on to the database', async () => {
    writeFileSync(join(folder, 'file'), '');
    const findings = await examine({ PULSE_DATA_DIR: join(folder, 'file') });
    expect(statuses(findings.filter(({ status }) => status === 'fault'))).toEqual(['data folder: fault']);
    expect(findings.map(({ about }) => about)).not.toContain('database');
  });

  it.each([
    ['18.20.4', 'fault'],
    ['22.17.1', 'fault'],
    ['22.18.0', 'ok'],
    ['24.21.0', 'ok'],
    ['26.0.0', 'ok'],
  ])('judges Node.js %s: %s', (version, status) => {
    expect(examineNode(version).status).toBe(status);
  });

  it.each([
    [50_000_000, 'fault'],
    [500_000_000, 'warning'],
    [5_000_000_000, 'ok'],
  ])('judges %i free bytes: %s', (bytes, status) => {
    expect(examineFreeDisk(bytes).status).toBe(status);
  });

  it('tells whether the pages are built', async () => {
    expect((await examinePages(folder)).status).toBe('warning');
    writeFileSync(join(folder, 'index.html'), '');
    expect((await examinePages(folder)).status).toBe('ok');
  });

  it('warns of a clock that stands still, and of sessions that would hold on one machine only', () => {
    const warnings = (environment: Record<string, string>) =>
      examineConfiguration(readConfig(environment)).filter(({ status }) => status === 'warning');
    const url = 'postgres://localhost/pulse';
    expect(warnings({})).toEqual([]);
    expect(statuses(warnings({ PULSE_NOW: '2024-11-11' }))).toEqual(['clock: warning']);
    expect(statuses(warnings({ DATABASE_URL: url }))).toEqual(['secret: warning']);
    expect(warnings({ DATABASE_URL: url, PULSE_SECRET: 'x'.repeat(32) })).toEqual([]);
  });

  it('tells how much fits into the data folder', async () => {
    expect(statuses(await examineDataFolder(folder))).toEqual(['data folder: ok', 'disk: ok']);
  });
});
