import { z } from 'zod';
import { snapshotKinds } from '../../port.ts';

/** What of the data folder an archive may hold: entries of that folder, by the same names. */
export const archiveParts = ['database', 'files', 'secret'] as const;
export type ArchivePart = (typeof archiveParts)[number];

/** The archive's first entry: what the rest is. */
export const manifestName = 'pulse.json';

/** Raised when an archive is laid out in a way that older programs would misread. */
export const archiveVersion = 1;
export const archiveFormat = 'pulse-archive';

export const manifestSchema = z.object({
  format: z.literal(archiveFormat),
  version: z.number().int().positive(),
  kind: z.enum(snapshotKinds),
  takenAt: z.iso.datetime(),
  /** Version of Pulse.EDU. */
  program: z.string(),
  /** Version of PGlite, e.g. `0.5`, that wrote the database; null when the folder did not say. */
  pglite: z.string().nullable(),
  parts: z.array(z.enum(archiveParts)).min(1),
});
export type ArchiveManifest = z.infer<typeof manifestSchema>;
