import { transaction } from '#kernel/database/transaction.ts';
import { recordAuditOfMany } from '#domains/audit/index.ts';
import { linkUnlinkedByEmail } from '../store/people.ts';

/** A user, and the address that says which student it may be. */
export interface Addressed {
  readonly userId: string;
  /** In lower case. */
  readonly email: string;
}

/**
 * Makes each user the student whose address exactly one record has, if nobody is that student yet, and records it. Two
 * statements for any number of users.
 */
export async function linkStudentsByEmail(users: readonly Addressed[]): Promise<void> {
  if (users.length === 0) return;
  await transaction(async () => {
    const linked = await linkUnlinkedByEmail(users);
    await recordAuditOfMany(
      'user.linked',
      linked.map((subject) => ({ subject, details: {} })),
    );
  });
}
