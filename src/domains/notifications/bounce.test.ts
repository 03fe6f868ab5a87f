import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';
import { takeBack } from './service/take-back.ts';

/** A delivery report as Postfix writes it. */
function report(change: { address?: string; action?: string; status?: string; messageId?: string } = {}): Buffer {
  const { address = 'Vera@example.edu', action = 'failed', status = '5.1.1', messageId = 'none@elsewhere' } = change;
  const lines = `From: MAILER-DAEMON@mx.example.edu (Mail Delivery System)
To: bounces@example.edu
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B/mx"

--B/mx
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--B/mx
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.edu
Arrival-Date: Mon, 30 Nov 2026 00:00:00 +0300 (MSK)

Final-Recipient: rfc822; ${address}
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 5.1.1 Recipient address
    rejected: User unknown

--B/mx
Content-Type: message/rfc822

Message-ID: <${messageId}>
Subject: News
To: ${address}

Hello
--B/mx--
`;
  return Buffer.from(lines.replaceAll('\n', '\r\n'));
}

describeOnBothDatabases('a delivery report', (test) => {
  const listStopped = async () => {
    const { rows } = await sql<{ userId: string; code: string; detail: string }>`
      select user_id as "userId", code, detail from stopped_address`.execute(database());
    return rows;
  };

  it('stops the address that it speaks of, with what the mail server said', () =>
    test.run(async () => {
      const { id } = await addPerson('vera', 'student');
      expect(await takeBack(report())).toEqual(['stopped']);
      expect(await listStopped()).toEqual([
        { userId: id, code: '5.1.1', detail: '550 5.1.1 Recipient address rejected: User unknown' },
      ]);
    }));

  it('is of the person to whom the letter was sent, whatever address it was handed on to, and is in the log', () =>
    test.run(async () => {
      const { id } = await addPerson('anton', 'student');
      const [notification, delivery] = [newId(), newId()];
      await sql`
        insert into notification (id, user_id, kind, key, facts, due_at, state)
        values (${notification}, ${id}, 'test.news', 'a', '{}', now(), 'planned')`.execute(database());
      await sql`
        insert into notification_delivery (id, notification_id, user_id, kind, channel, state, due_at, remote_id)
        values (${delivery}, ${notification}, ${id}, 'test.news', 'email', 'sent', now(), '0123@example.edu')`.execute(
        database(),
      );
      const handedOn = report({ address: 'anton@home.example', messageId: '0123@example.edu' });
      expect(await takeBack(handedOn)).toEqual(['stopped']);
      expect(await listStopped()).toMatchObject([{ userId: id }]);
      const { rows } = await sql`select state, reason from notification_delivery`.execute(database());
      expect(rows).toEqual([{ state: 'failed', reason: 'refused' }]);
    }));

  it('of a delay, of nobody we know, or that is none, stops nothing', () =>
    test.run(async () => {
      await addPerson('vera', 'student');
      expect(await takeBack(report({ action: 'delayed', status: '4.4.1' }))).toEqual(['noted']);
      expect(await takeBack(report({ status: '4.2.2' }))).toEqual(['noted']);
      expect(await takeBack(report({ address: 'nobody@example.edu' }))).toEqual(['unknown']);
      expect(await takeBack(Buffer.from('Subject: I am on holiday\r\n\r\nUntil Monday.\r\n'))).toEqual([]);
      expect(await listStopped()).toEqual([]);
    }));
});
