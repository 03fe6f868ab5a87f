import { z } from 'zod';
import type { LiveEvent } from '#kernel/events.ts';
import type { BusMessage } from './port.ts';

const liveEvent: z.ZodType<LiveEvent> = z.object({
  topic: z.enum(['import', 'course', 'programme', 'task', 'directory']),
  id: z.union([z.string(), z.number()]),
  permission: z.string().exactOptional(),
  courseId: z.number().exactOptional(),
  userId: z.string().exactOptional(),
  progress: z
    .object({ step: z.string(), done: z.number(), total: z.number(), secondsLeft: z.number().nullable() })
    .exactOptional(),
});

const message: z.ZodType<BusMessage> = z.discriminatedUnion('about', [
  z.object({ about: z.literal('live'), event: liveEvent }),
  z.object({ about: z.literal('tasks'), queues: z.array(z.string()) }),
  z.object({ about: z.literal('cache'), tags: z.array(z.string()) }),
]);

const envelope = z.object({ from: z.string(), messages: z.array(z.unknown()), missed: z.boolean().optional() });

/** What one text on the wire says. */
export interface Envelope {
  /** The process that sent it. */
  readonly from: string;
  readonly messages: readonly BusMessage[];
  /** Whether the sender had to give messages up. */
  readonly missed: boolean;
}

/**
 * Packs messages (already JSON) into as few texts as fit.
 *
 * @param mostBytes of one text in UTF-8
 * @param missed whether to say that messages were given up; also said when a single message is too long for a text
 */
export function packEnvelopes(from: string, messages: Iterable<string>, mostBytes: number, missed = false): string[] {
  const frame = (parts: readonly string[]): string =>
    `{"from":${JSON.stringify(from)},"messages":[${parts.join(',')}]}`;
  const room = mostBytes - Buffer.byteLength(frame([]));
  const texts: string[] = [];
  let parts: string[] = [];
  let bytes = 0;
  let isMissing = missed;
  for (const part of messages) {
    const size = Buffer.byteLength(part) + 1;
    if (size > room) {
      isMissing = true;
      continue;
    }
    if (bytes + size > room) {
      texts.push(frame(parts));
      [parts, bytes] = [[], 0];
    }
    parts.push(part);
    bytes += size;
  }
  if (parts.length > 0) texts.push(frame(parts));
  if (isMissing) texts.push(`{"from":${JSON.stringify(from)},"messages":[],"missed":true}`);
  return texts;
}

/**
 * Reads a text. Messages that this version does not know, because a newer one sent them, are left out.
 *
 * @throws SyntaxError, ZodError when it is no envelope
 */
export function readEnvelope(text: string): Envelope {
  const { from, messages, missed = false } = envelope.parse(JSON.parse(text));
  const known = messages.flatMap((candidate) => {
    const parsed = message.safeParse(candidate);
    return parsed.success ? [parsed.data] : [];
  });
  return { from, messages: known, missed };
}
