import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { fingerprints } from '#kernel/seal.ts';
import { channels, type Channel } from '../contract.ts';

/** What a link in a letter turns off: nobody has to sign in for it, so it names one person, kind and channel. */
export interface Subscription {
  readonly userId: string;
  readonly kind: string;
  readonly channel: Channel;
}

const partsSchema = z.tuple([z.string(), z.string(), z.enum(channels)]);

/** Signs it with PULSE_SECRET. It does not run out: letters lie for years. */
export function writeUnsubscribeToken({ userId, kind, channel }: Subscription): string {
  const payload = Buffer.from(JSON.stringify([userId, kind, channel])).toString('base64url');
  return `${payload}.${sign(payload)}`;
}

/** Undefined when it is not ours, or not whole. */
export function readUnsubscribeToken(token: string): Subscription | undefined {
  const [payload = '', signature = ''] = token.split('.');
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(payload))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const [userId, kind, channel] = partsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return { userId, kind, channel };
}

const sign = (payload: string): string => fingerprints('unsubscribe')(payload);
