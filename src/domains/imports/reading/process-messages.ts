import { z } from 'zod';

/** What a process that reads files says: parts of an answer or why there is none, then that it rests. */
export const processMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), answer: z.unknown() }),
  z.strictObject({ kind: z.literal('failed'), error: z.instanceof(Error) }),
  /** The request is done with; so large is the process now. */
  z.strictObject({ kind: z.literal('rests'), residentBytes: z.number() }),
]);
export type ProcessMessage = z.infer<typeof processMessageSchema>;
