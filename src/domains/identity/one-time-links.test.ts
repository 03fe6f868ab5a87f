import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { secretOf, startMail, type MailForTests } from '#test/support/mail.ts';
import { accessOfIdentity, addPerson } from '#test/support/people.ts';
import { createLink, identity } from './index.ts';
import { getLink, useLink } from './service/one-time-links.ts';

describeOnBothDatabases(
  'a one-time link',
  (test) => {
    let mail: MailForTests;
    beforeEach(async () => {
      mail = await startMail(test.runtime);
    });
    afterEach(async () => {
      await mail.stop();
    });
    const invite = async () => {
      const { id } = await addPerson('ivanova', 'student');
      return { userId: id, link: await createLink({ userId: id, purpose: 'invitation' }) };
    };
    const rowsAsText = async () => JSON.stringify((await sql`select * from one_time_link`.execute(database())).rows);

    it('works once, for its purpose, for whoever holds it', () =>
      test.run(async () => {
        const { userId, link } = await invite();
        const secret = secretOf(link.url);
        expect(link.url).toBe(`http://localhost:8000/invitation#${secret}`);
        expect(await getLink('invitation', secret)).toMatchObject({ userId, login: 'ivanova' });
        await expect(useLink('password_reset', secret)).rejects.toMatchObject({ code: 'link.invalid' });
        expect(await useLink('invitation', secret)).toMatchObject({ userId, email: 'ivanova@example.edu' });
        await expect(useLink('invitation', secret)).rejects.toMatchObject({ code: 'link.invalid' });
        await expect(getLink('invitation', secret)).rejects.toMatchObject({ code: 'link.invalid' });
      }));

    it('of callers at once serves one', () =>
      test.run(async () => {
        const { link } = await invite();
        const tries = Array.from({ length: 8 }, () => useLink('invitation', secretOf(link.url)));
        const done = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled');
        expect(done).toHaveLength(1);
      }));

    it('ends the others of its person and purpose, and with its time and its person', () =>
      test.run(async () => {
        const { userId, link } = await invite();
        const later = await createLink({ userId, purpose: 'invitation' });
        const reset = await createLink({ userId, purpose: 'password_reset' });
        await useLink('invitation', secretOf(link.url));
        await expect(getLink('invitation', secretOf(later.url))).rejects.toMatchObject({ code: 'link.invalid' });
        await sql`update user_account set is_active = false`.execute(database());
        await expect(getLink('password_reset', secretOf(reset.url))).rejects.toMatchObject({ code: 'link.invalid' });
        await sql`update user_account set is_active = true`.execute(database());
        await getLink('password_reset', secretOf(reset.url));
        await sql`update one_time_link set expires_at = now()`.execute(database());
        await expect(useLink('password_reset', secretOf(reset.url))).rejects.toMatchObject({ code: 'link.invalid' });
      }));

    it('is sent in the language of its person, and its secret is nowhere afterwards but in the letter', () =>
      test.run(async () => {
        const { link } = await invite();
        expect(link.isMailed).toBe(true);
        expect(await rowsAsText()).not.toContain(secretOf(link.url));
        await finishTasks(test.runtime);
        expect(mail.smtp.letters).toHaveLength(1);
        const [letter] = mail.smtp.letters;
        expect(letter?.to).toEqual(['ivanova@example.edu']);
        expect(letter?.text).toContain('Здравствуйте, Person ivanova!');
        expect(letter?.text).toContain(link.url);
        expect(await rowsAsText()).toContain('"sealed_secret":null');
        await useLink('invitation', secretOf(letter?.text ?? ''));
      }));

    it('goes out again under the same Message-ID when the mail server was not there', () =>
      test.run(async () => {
        mail.smtp.refuseWith = 451;
        const { link } = await invite();
        const finished = finishTasks(test.runtime);
        const isFailed = async () =>
          (await sql`select id from task where failure is not null`.execute(database())).rows.length;
        await expect.poll(isFailed, { timeout: 20_000 }).toBe(1);
        mail.smtp.refuseWith = undefined;
        await finished;
        expect(mail.smtp.letters.map(({ text }) => secretOf(text))).toEqual([secretOf(link.url)]);
      }));

    it('is made without a letter where there is no mail', () =>
      test.run(async () => {
        test.runtime.mailer = undefined;
        const { link } = await invite();
        expect(link.isMailed).toBe(false);
        await finishTasks(test.runtime);
        await getLink('invitation', secretOf(link.url));
      }));

    it('is refused for a person who is not there', () =>
      test.run(async () => {
        const refused = createLink({ userId: 'nobody', purpose: 'invitation' });
        await expect(refused).rejects.toMatchObject({ code: 'user.not_found' });
      }));
  },
  { access: accessOfIdentity, tasks: createTaskCatalogue(identity.tasks) },
);
