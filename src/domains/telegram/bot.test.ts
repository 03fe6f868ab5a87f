import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import { transaction } from '#kernel/database/transaction.ts';
import { database, runtime } from '#kernel/runtime.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import type { Actor } from '#kernel/actor.ts';
import { recomputeKind } from '#domains/metrics/service.ts';
import { deletePerson } from '#domains/privacy/store/erase.ts';
import { decideOne } from '#domains/recommendations/service/decide.ts';
import { resultColumns, upsertActivities, upsertResults } from '#domains/gradebook/index.ts';
import type { FakeTelegram } from '#test/fakes/telegram/server.ts';
import type { SentMessage } from '#test/fakes/telegram/chats.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { wholeProgram } from '#test/support/program.ts';
import { addAdvisedCourse, addRecommendation, type AdvisedCourse } from '#test/support/recommendations.ts';
import { linkForTest, useTelegram } from '#test/support/telegram.ts';
import { getOwnLink, makeCode, removeOwnLink } from './service/own-link.ts';
import { takeUpdates } from './service/take-updates.ts';

describeOnBothDatabases(
  'the bot',
  (test) => {
    const start = useTelegram(afterEach);
    let server: FakeTelegram;
    beforeEach(async () => {
      const started = await start();
      ({ server } = started);
      test.runtime.telegram = started.telegram;
    });

    /** Brings what happened in a chat to the bot, and lets it answer. */
    async function bring(...happened: readonly object[]): Promise<void> {
      await sql`update telegram_chat set free_at = '-infinity'`.execute(database());
      const updates = happened.map((one) => test.runtime.telegram?.readUpdate(one)).filter((one) => one !== undefined);
      await transaction(() => takeUpdates(updates));
      await finishTasks(test.runtime);
    }
    const lastIn = (chatId: string): SentMessage => {
      const found = server.sent.findLast((message) => message.chatId === chatId);
      if (!found) throw new Error(`nothing was said in chat ${chatId}`);
      return found;
    };
    async function say(chatId: string, text: string, language?: string): Promise<string> {
      await bring(server.say(chatId, text, language));
      return lastIn(chatId).html;
    }
    async function press(message: SentMessage, beginning: string): Promise<string | undefined> {
      const button = message.buttons.flat().find(({ text }) => text.startsWith(beginning));
      await bring(server.press(message.chatId, message.messageId, button?.callback_data ?? beginning));
      return server.pressed.at(-1);
    }
    async function link(actor: Actor, chatId: string): Promise<void> {
      await linkForTest(actor.userId, chatId);
    }
    /** Two works of a course, of which the first student has done one; the second is due in four days. */
    async function addWork({ courseId, students }: AdvisedCourse): Promise<void> {
      const works = [
        { key: 'a', name: 'Essay <1>', kind: 'assignment', position: 1, maxPoints: 10, dueAt: new Date('2024-11-01') },
        {
          key: 'b',
          name: 'Essay 2',
          kind: 'assignment',
          position: 2,
          maxPoints: 10,
          dueAt: new Date('2024-11-15T15:00Z'),
        },
      ] as const;
      const { ids } = await upsertActivities(courseId, works);
      const [activityId = 0] = ids;
      const results = [{ studentId: students[0].studentId, activityId, status: 'done', score: 9 } as const];
      await upsertResults(courseId, null, resultColumns(results));
      await enqueue(recomputeKind, { courseId });
      await finishTasks(test.runtime);
    }

    it('tells a stranger how to link and nothing else, in the language of the chat', () =>
      test.run(async () => {
        await addWork(await addAdvisedCourse());
        for (const text of ['/start', '/progress', '/risks', '/unlink', 'привет', '/settings']) {
          expect(await say('7', text)).toContain('Подключить Telegram');
        }
        expect(await say('7', '/progress', 'de')).toContain('Connect Telegram');
        expect(await say('7', '/start wrong-code-of-somebody')).toContain('Этот код не подходит');
      }));

    it('links a chat by a code that works once and for a quarter of an hour', () =>
      test.run(async () => {
        const { students } = await addAdvisedCourse();
        const { actor } = students[0];
        expect(await getOwnLink(actor)).toEqual({ bot: 'pulse_edu_bot', isConfigured: true, link: null });
        const { code, url } = await makeCode(actor);
        expect(url).toBe(`https://t.me/pulse_edu_bot?start=${code}`);
        const { rows } = await sql`select from telegram_code where code_hash = ${code}`.execute(database());
        expect(rows).toEqual([]);
        expect(await say('7', `/start ${code}`)).toContain('Готово, Person course-1!');
        expect((await getOwnLink(actor)).link).toMatchObject({ isBlocked: false });
        expect(await say('8', `/start ${code}`)).toContain('Этот код не подходит');
        const late = await makeCode(students[1].actor);
        await sql`update telegram_code set expires_at = now()`.execute(database());
        expect(await say('8', `/start ${late.code}`)).toContain('Этот код не подходит');
        const { rows: audited } = await sql<{ action: string; means: string }>`
          select action, means from audit_event where action like 'telegram.%'`.execute(database());
        expect(audited).toEqual([{ action: 'telegram.linked', means: 'telegram' }]);
      }));

    it('looks at five codes of a chat in a quarter of an hour', () =>
      test.run(async () => {
        const { students } = await addAdvisedCourse();
        const { code } = await makeCode(students[0].actor);
        for (let time = 0; time < 5; time += 1) await say('7', '/start wrong-code-of-somebody');
        expect(await say('7', `/start ${code}`)).toContain('Слишком много неверных кодов');
        expect(await say('8', `/start ${code}`)).toContain('Готово');
      }));

    it('moves a chat to another account only when it is unlinked first', () =>
      test.run(async () => {
        const { students } = await addAdvisedCourse();
        const [first, second] = students;
        await link(first.actor, '7');
        const { code } = await makeCode(second.actor);
        expect(await say('7', `/start ${code}`)).toContain('другим аккаунтом');
        expect((await getOwnLink(second.actor)).link).toBeNull();
        expect(await say('7', '/unlink')).toContain('Чат отвязан');
        expect(await say('7', `/start ${code}`)).toContain('Готово, Person course-2!');
        expect((await getOwnLink(first.actor)).link).toBeNull();
        await removeOwnLink(second.actor);
        await expect(removeOwnLink(second.actor)).rejects.toMatchObject({ code: 'telegram.not_linked' });
        const token = { ...second.actor, token: { isReadOnly: false } };
        await expect(makeCode(token)).rejects.toMatchObject({ code: 'access.in_person' });
      }));

    it('is a stranger to who is closed, and knows who stopped it and began again', () =>
      test.run(async () => {
        const { students } = await addAdvisedCourse();
        const { actor } = students[0];
        await link(actor, '7');
        await bring(server.setMember('7', 'kicked'));
        expect((await getOwnLink(actor)).link).toMatchObject({ isBlocked: true });
        expect(await say('7', '/start')).toContain('уже связан');
        expect((await getOwnLink(actor)).link).toMatchObject({ isBlocked: false });
        await sql`update user_account set is_active = false where id = ${actor.userId}`.execute(database());
        expect(await say('7', '/progress')).toContain('Подключить Telegram');
      }));

    it('tells a student of the own courses, and of nobody else', () =>
      test.run(async () => {
        const course = await addAdvisedCourse();
        await addWork(course);
        const other = await addAdvisedCourse('other');
        await link(course.students[0].actor, '7');
        await link(course.students[1].actor, '8');
        await link(other.students[0].actor, '9');
        expect(await say('7', '/progress')).toContain('<b>Course course</b>\nСделано 1 из 2');
        expect(await say('8', '/progress')).toContain('Сделано 0 из 2 · просрочено: 1');
        expect(await say('9', '/progress')).not.toContain('Course course');
        expect(await say('7', '/deadlines')).toBe(
          '<b>Ближайшие сроки</b>\n• пт, 15 нояб., 18:00 — Essay 2 (Course course)',
        );
        expect(await say('8', '/deadlines')).toContain(
          '<b>Срок прошёл</b>\n• пт, 1 нояб., 03:00 — Essay &lt;1&gt; (Course course)',
        );
        expect(await say('9', '/deadlines')).toContain('ничего не просрочено');
        expect(await say('7', '/risks')).toContain('Такой команды я не знаю');
      }));

    it('shows approved advice, takes its rating and ticks, and does neither for others', () =>
      test.run(async () => {
        const { courseId, teacher, students } = await addAdvisedCourse();
        const { studentId, actor } = students[0];
        const id = await addRecommendation({ courseId, studentId, texts: ['Do the **essay**.', 'Come.'] });
        await link(actor, '7');
        await link(students[1].actor, '8');
        expect(await say('7', '/advice')).toContain('Советов пока нет');
        await decideOne(teacher, courseId, id, { action: 'approved' });
        // By day the student is told of it at once, before the answer.
        await bring();
        expect(await say('7', '/advice')).toContain('1. Do the <b>essay</b>.\n\n2. Come.');
        const message = lastIn('7');
        expect(await press(message, '⬜ 2')).toBe('Отмечено: сделано.');
        expect(message.buttons[1]?.map(({ text }) => text)).toEqual(['⬜ 1', '✅ 2']);
        expect(await press(message, '☆ 4')).toBe('Спасибо! Ваша оценка: 4.');
        expect(message.buttons[0]?.map(({ text }) => text).join('')).toContain('★ 4');
        expect(await press(message, '✅ 2')).toBe('Отметка снята.');
        expect(await press(message, '☆ 1')).toContain('вернулся преподавателю');
        const { rows } = await sql`select stars from recommendation_rating`.execute(database());
        expect(rows).toEqual([{ stars: 1 }]);
        // Another student has made up the data of the button.
        await bring(server.press('8', message.messageId, `rate:5:${courseId}:${id}`));
        await bring(server.press('8', message.messageId, `done:0:${courseId}:${id}`));
        const { rows: after } = await sql`select stars from recommendation_rating`.execute(database());
        expect(after).toEqual([{ stars: 1 }]);
      }));

    it('tells teachers of their courses only, notes that they looked, and tells students nothing of it', () =>
      test.run(async () => {
        const course = await addAdvisedCourse();
        await addWork(course);
        const other = await addAdvisedCourse('other');
        await link(course.teacher, '7');
        await link(course.students[0].actor, '8');
        await say('7', '/risks');
        const message = lastIn('7');
        expect(message.buttons.flat().map(({ text }) => text)).toEqual([expect.stringMatching(/^Course course — C/)]);
        await press(message, 'Course course');
        expect(message.html).toContain('<b>Course course</b>');
        const { rows: looks } = await sql`
          select distinct action, actor_id, means, course_id from audit_event where action = 'course.viewed' and actor_id is not null`.execute(
          database(),
        );
        expect(looks).toEqual([
          { action: 'course.viewed', actor_id: course.teacher.userId, means: 'telegram', course_id: course.courseId },
        ]);
        await bring(server.press('7', message.messageId, `risk:${other.courseId}:0`));
        expect(message.html).not.toContain('other');
        await say('8', '/help');
        const own = lastIn('8');
        await bring(server.press('8', own.messageId, `risk:${course.courseId}:0`));
        expect(own.html).not.toContain('Course course');
      }));

    it('turns notifications on and off by buttons, in the language of the account', () =>
      test.run(async () => {
        const { students } = await addAdvisedCourse();
        const { actor } = students[0];
        await sql`update user_account set locale = 'en' where id = ${actor.userId}`.execute(database());
        Object.assign(runtime(), { notifications: { find: () => undefined, list: () => [ownKind, teachersKind] } });
        await link(actor, '7');
        expect(await say('7', '/settings')).toContain('What comes by Telegram');
        const message = lastIn('7');
        expect(message.buttons.flat().map(({ text }) => text)).toEqual(['✅ Reminders']);
        expect(await press(message, '✅ Reminders')).toBe('Off: Reminders');
        expect(message.buttons.flat().map(({ text }) => text)).toEqual(['⬜ Reminders']);
        const { rows } = await sql`select kind, channel, is_on from notification_preference`.execute(database());
        expect(rows).toEqual([{ kind: 'test.own', channel: 'telegram', is_on: false }]);
        await bring(server.press('7', message.messageId, 'set:test.teachers'));
        expect(server.pressed.at(-1)).toBe('This is no longer there.');
      }));

    it('forgets the chat of a person who is erased, with what waits there', () =>
      test.run(async () => {
        const { students } = await addAdvisedCourse();
        const [{ actor, studentId }, fellow] = students;
        await link(actor, '7');
        await link(fellow.actor, '8');
        await say('7', '/help');
        await say('8', '/help');
        const waiting = ['7', '8'].map((chatId) => test.runtime.telegram?.readUpdate(server.say(chatId, '/help')));
        await transaction(() => takeUpdates(waiting.filter((update) => update !== undefined)));
        await deletePerson({ userId: actor.userId, studentId });
        const { rows } = await sql`
          select (select array_agg(chat_id::text) from telegram_link) as links,
            (select array_agg(id::text) from telegram_chat) as chats,
            (select array_agg(content ->> 'chatId') from telegram_update where content is not null) as waiting`.execute(
          database(),
        );
        expect(rows).toEqual([{ links: ['8'], chats: ['8'], waiting: ['8'] }]);
      }));

    it('answers an update once however often it comes, and keeps nothing of what was written', () =>
      test.run(async () => {
        const { students } = await addAdvisedCourse();
        await link(students[0].actor, '7');
        const update = server.say('7', '/help');
        server.script('dropped', 'well');
        await bring(update, update);
        await bring(update);
        // The first answer arrived, too, but did not tell.
        expect(server.sent).toHaveLength(2);
        const { rows } = await sql`select content, answer from telegram_update`.execute(database());
        expect(rows).toEqual([{ content: null, answer: null }]);
      }));
  },
  wholeProgram(),
);

const common = { about: { ru: '', en: '' }, channels: ['telegram'], words: () => ({ subject: '', paragraphs: [] }) };
const ownKind = { ...common, name: 'test.own', roles: ['student'], title: { ru: 'Напоминания', en: 'Reminders' } };
const teachersKind = { ...common, name: 'test.teachers', roles: ['teacher'], title: { ru: 'Риски', en: 'Risks' } };
