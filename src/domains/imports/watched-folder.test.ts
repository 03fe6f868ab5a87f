import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clock } from '#kernel/runtime.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import type { ReviewMode, WatchedFolder } from '#domains/imports/contract.ts';
import { getWatchedFolder } from '#domains/imports/service/watched-folder.ts';
import { lookIntoFolderKind } from '#domains/imports/service/task-kinds.ts';
import { listImports } from '#domains/imports/service/imports.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';

const operator = testActor('operator');
const gradebook = (score: number): string => `Логин,ФИО,Лаб 1 (макс. 10)\ns1,Белова Анна,${score}\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulse-share-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file as of a second of its own, so that a change is one whatever the file system's clock. */
let second = 1_700_000_000;
function drop(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  second += 1;
  utimesSync(join(folder, path), second, second);
}

async function look(test: DatabaseTest, times = 1, review: ReviewMode = 'overwrites'): Promise<WatchedFolder> {
  test.runtime.watchedFolder = { folder, review };
  for (let time = 0; time < times; time += 1) {
    await enqueue(lookIntoFolderKind, {});
    await finishTasks(test.runtime);
  }
  return getWatchedFolder(operator);
}

const statesOf = ({ files }: WatchedFolder) =>
  Object.fromEntries(files.map((file) => [file.path, file.import?.status ?? file.state]));
const imported = async () => (await listImports(operator, 50, undefined)).items;

describeOnBothDatabases(
  'the watched folder',
  (test) => {
    it('has a file imported once it has not changed between two looks, in a folder and with a Cyrillic name', () =>
      test.run(async () => {
        drop('Осень/Физика.csv', gradebook(5));
        expect(statesOf(await look(test))).toEqual({ 'Осень/Физика.csv': 'settling' });
        expect(await imported()).toEqual([]);
        const seen = await look(test);
        expect(seen).toMatchObject({ folder, problem: null, lookedAt: clock().now().toISOString() });
        expect(statesOf(seen)).toEqual({ 'Осень/Физика.csv': 'done' });
        expect(await imported()).toMatchObject([{ file: 'Физика.csv', isFromFolder: true, createdBy: null }]);
        await look(test);
        expect(await imported()).toHaveLength(1);
      }));

    it('waits for a file that is still written', () =>
      test.run(async () => {
        drop('a.csv', 'Логин,ФИО,Лаб 1');
        await look(test);
        drop('a.csv', gradebook(5));
        expect(statesOf(await look(test))).toEqual({ 'a.csv': 'settling' });
        expect(statesOf(await look(test))).toEqual({ 'a.csv': 'done' });
      }));

    it('imports the same content once, under whatever name and however often it comes', () =>
      test.run(async () => {
        drop('a.csv', gradebook(5));
        drop('b.csv', gradebook(5));
        const { files } = await look(test, 2);
        expect(files.map(({ state }) => state).toSorted()).toEqual(['imported', 'repeated']);
        expect(files[0]?.import?.id).toBe(files[1]?.import?.id);
        rmSync(join(folder, 'a.csv'));
        renameSync(join(folder, 'b.csv'), join(folder, 'c.csv'));
        expect((await look(test, 2)).files).toMatchObject([{ path: 'c.csv', state: 'repeated' }]);
        expect(await imported()).toHaveLength(1);
      }));

    it('asks before a changed file replaces a grade, unless it is never to ask', () =>
      test.run(async () => {
        drop('a.csv', gradebook(5));
        await look(test, 2);
        drop('a.csv', gradebook(6));
        expect(statesOf(await look(test, 2))).toEqual({ 'a.csv': 'review' });
        drop('a.csv', gradebook(7));
        expect(statesOf(await look(test, 2, 'never'))).toEqual({ 'a.csv': 'done' });
      }));

    it('leaves links, hidden and passing files out, and what lies too deep', () =>
      test.run(async () => {
        for (const name of ['~$a.csv', '.a.csv', 'a.csv.part', '1/2/3/4/a.csv']) drop(name, gradebook(5));
        drop('1/2/3/a.csv', gradebook(5));
        symlinkSync(join(folder, '1/2/3/a.csv'), join(folder, 'link.csv'));
        symlinkSync(tmpdir(), join(folder, 'elsewhere'));
        expect(statesOf(await look(test))).toEqual({ '1/2/3/a.csv': 'settling' });
      }));

    it('shows what it does not import, and tries again what it could not read', () =>
      test.run(async () => {
        test.runtime.limits = { ...test.runtime.limits, uploadBytes: 100 };
        drop('large.csv', 'a'.repeat(101));
        drop('empty.csv', '');
        expect(statesOf(await look(test, 3))).toEqual({ 'large.csv': 'too_large', 'empty.csv': 'empty' });
        expect(await imported()).toEqual([]);
      }));

    it('says that it is gone, keeps what it knew, and goes on when it is back', () =>
      test.run(async () => {
        drop('a.csv', gradebook(5));
        await look(test, 2);
        const elsewhere = `${folder}-unmounted`;
        renameSync(folder, elsewhere);
        expect(await look(test)).toMatchObject({ problem: 'missing', total: 1 });
        renameSync(elsewhere, folder);
        const back = await look(test);
        expect(back.problem).toBeNull();
        expect(statesOf(back)).toEqual({ 'a.csv': 'done' });
        expect(await imported()).toHaveLength(1);
      }));

    // The rights of a folder do not hold for root.
    it.skipIf(process.getuid?.() === 0)('says that it may not be read', () =>
      test.run(async () => {
        chmodSync(folder, 0o000);
        expect(await look(test)).toMatchObject({ problem: 'forbidden' });
        chmodSync(folder, 0o700);
        drop('a.csv', gradebook(5));
        chmodSync(join(folder, 'a.csv'), 0o000);
        expect(statesOf(await look(test, 2))).toEqual({ 'a.csv': 'unreadable' });
        chmodSync(join(folder, 'a.csv'), 0o600);
        expect(statesOf(await look(test))).toEqual({ 'a.csv': 'done' });
      }),
    );

    it('is not looked into when none is configured', () =>
      test.run(async () => {
        test.runtime.watchedFolder = undefined;
        await enqueue(lookIntoFolderKind, {});
        await finishTasks(test.runtime);
        expect(await getWatchedFolder(operator)).toMatchObject({ folder: null, lookedAt: null, files: [] });
      }));
  },
  wholeProgram(),
);
