import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { pageUrl } from '#kernel/page-url.ts';
import { runtime } from '#kernel/runtime.ts';
import { seal, unseal } from '#kernel/seal.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue, enqueueMany } from '#kernel/tasks/enqueue.ts';
import type { LinkPurpose } from '../contract.ts';
import { linkLetter } from '../letters.ts';
import {
  findLinkToMail,
  findOpenLink,
  insertLink,
  insertLinks,
  noteMailed,
  useOpenLink,
  type OpenLink,
} from '../store/one-time-links.ts';
import { composeLetter, writeMoment } from './letter-parts.ts';
import { hashToken } from './tokens.ts';

const hour = 3600;
const lifeSeconds: Record<LinkPurpose, number> = {
  invitation: 7 * 24 * hour,
  password_reset: hour,
  email_confirmation: 24 * hour,
};

/** Page that takes a link of the purpose. */
const pages: Record<LinkPurpose, string> = {
  invitation: 'invitation',
  password_reset: 'new-password',
  email_confirmation: 'confirm-address',
};

export const mailLinkKind = declareTask({
  name: 'identity.mail_link',
  queue: 'auth',
  input: z.object({ linkId: z.uuid() }),
  key: ({ linkId }) => linkId,
  timeout: 60,
  attempts: 8,
});

export interface NewLink {
  userId: string;
  purpose: LinkPurpose;
  /** Where it is sent. Default: the person's address. */
  email?: string;
}

export interface CreatedLink {
  readonly id: string;
  /** What its person opens. Show it to whoever may act for that person, or to nobody; it is not kept. */
  readonly url: string;
  /** Whether a letter with it is on its way: it is unless this server has no mail. */
  readonly isMailed: boolean;
}

/**
 * Makes a link for an active person that works once, and sends it when there is a mail server. The database keeps the
 * hash of its 32 random bytes; beside it, until the letter is sent, the bytes encrypted with PULSE_SECRET.
 *
 * @throws AppError user.not_found
 */
export async function createLink(link: NewLink): Promise<CreatedLink> {
  const created = await tryCreateLink(link);
  if (!created) throw new AppError('user.not_found', { login: link.userId });
  return created;
}

/**
 * The same for a person who may not exist; then undefined, after as much work as otherwise: whoever asks cannot tell by
 * the clock.
 */
export async function tryCreateLink({ userId, purpose, email }: NewLink): Promise<CreatedLink | undefined> {
  const { row, link } = draftLink(userId, purpose);
  const exists = await transaction(async () => {
    const inserted = await insertLink({ ...row, purpose, email, lifeSeconds: lifeSeconds[purpose] });
    if (link.isMailed) await enqueue(mailLinkKind, { linkId: link.id });
    return inserted;
  });
  return exists ? link : undefined;
}

/** A new link: what its person opens, and what the database keeps of it. */
function draftLink(userId: string, purpose: LinkPurpose) {
  const id = newId();
  const secret = randomBytes(32).toString('base64url');
  const row = { id, userId, secretHash: hashToken(secret), sealedSecret: seal(secret, aboutLink(id)) };
  const link: CreatedLink = { id, url: pageUrl(pathOf(purpose, secret)), isMailed: runtime().mailer !== undefined };
  return { row, link };
}

/**
 * Makes a link for each of many active people, to their own addresses, in a constant number of statements.
 *
 * @returns by the person's id; nothing for who is not there or not active
 */
export async function createLinks(
  userIds: readonly string[],
  purpose: LinkPurpose,
): Promise<ReadonlyMap<string, CreatedLink>> {
  const made = userIds.map((userId) => draftLink(userId, purpose));
  const inserted = await transaction(async () => {
    const ids = await insertLinks(
      made.map(({ row }) => row),
      purpose,
      lifeSeconds[purpose],
    );
    const added = new Set(ids);
    const mailed = made.filter(({ link }) => added.has(link.id) && link.isMailed);
    await enqueueMany(
      mailLinkKind,
      mailed.map(({ link }) => ({ linkId: link.id })),
      { lane: 'bulk' },
    );
    return added;
  });
  return new Map(made.flatMap(({ row, link }) => (inserted.has(row.id) ? [[row.userId, link] as const] : [])));
}

/** Sends the letter of a link, if it still waits for one. */
export async function mailLink(linkId: string, run: TaskRun): Promise<void> {
  const { mailer } = runtime();
  const link = await findLinkToMail(linkId);
  if (!link) return;
  if (!mailer) throw new AppError('mail.not_configured');
  const path = pathOf(link.purpose, unseal(link.sealedSecret, aboutLink(linkId)));
  const letter = linkLetter(link.purpose, link.locale, { until: writeMoment(link.expiresAt, link.locale) });
  await mailer.send({ id: linkId, to: link.email, ...composeLetter(letter, link, path) });
  await run.complete(() => noteMailed(linkId));
}

/** Whose link this is, while it works; it goes on working. @throws AppError link.invalid */
export async function getLink(purpose: LinkPurpose, secret: string): Promise<OpenLink> {
  return valid(await findOpenLink(purpose, hashToken(secret)));
}

/**
 * Uses the link up. In the transaction of what it permits: both happen, or neither.
 *
 * @throws AppError link.invalid, also for the second of two callers at once
 */
export async function useLink(purpose: LinkPurpose, secret: string): Promise<OpenLink> {
  return valid(await useOpenLink(purpose, hashToken(secret)));
}

function valid(link: OpenLink | undefined): OpenLink {
  if (!link) throw new AppError('link.invalid');
  return link;
}

/** After the #: what stands there reaches neither logs nor other sites. */
function pathOf(purpose: LinkPurpose, secret: string): string {
  return `/${pages[purpose]}#${secret}`;
}

const aboutLink = (id: string): string => `one-time link ${id}`;
