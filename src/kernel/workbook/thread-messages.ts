import { z } from 'zod';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof cell>;
export type Row = readonly Cell[];

/** What the thread is told: sheets with their rows, a few at a time, and when there are no more. */
export const workbookPieceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sheet'), name: z.string() }),
  /** Of the sheet that was named last. */
  z.strictObject({ kind: z.literal('rows'), rows: z.array(z.array(cell).readonly()) }),
  z.strictObject({ kind: z.literal('end') }),
]);
export type WorkbookPiece = z.infer<typeof workbookPieceSchema>;
