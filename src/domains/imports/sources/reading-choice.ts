import { z } from 'zod';
import type { Workbook } from '../formats/workbook.ts';
import { tableMappingSchema } from '../mapping/contract.ts';
import { foundIssue, type ParsedFile } from '../parsed-gradebook.ts';
import { isMadeByHand, readSheets, sources } from './index.ts';
import type { ReadingContext } from './source.ts';
import { findGrown, readGrown } from './tables/grown-table.ts';
import { hasHeaders, readMapped } from './tables/mapped-table.ts';

/** A profile as the reading process knows it. */
export const knownProfileSchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  fingerprint: z.string(),
  mapping: tableMappingSchema,
});
export type KnownProfile = z.infer<typeof knownProfileSchema>;

/** How a file is to be read: as somebody decided, or by what it is; profiles are for files of their headers. */
export const readingChoiceSchema = z.strictObject({
  source: z.string().exactOptional(),
  mapping: tableMappingSchema.exactOptional(),
  profile: knownProfileSchema.exactOptional(),
  profiles: z.array(knownProfileSchema),
});
export type ReadingChoice = z.infer<typeof readingChoiceSchema>;

function readByProfile(
  workbook: Workbook,
  context: ReadingContext,
  profile: KnownProfile,
  read: typeof readMapped = readMapped,
): ParsedFile {
  const { id, version, name, mapping } = profile;
  const file = read(workbook, context, mapping);
  const issues = [foundIssue('table.read_by_profile', { name, version }), ...file.issues];
  return { ...file, issues, profile: { id, version } };
}

/**
 * Reads a workbook as was chosen; else by the profile of its headers; else, unless a known system wrote it, by the profile
 * of a table with some columns fewer or more; else as the source that it resembles most.
 */
export function readAsChosen(workbook: Workbook, context: ReadingContext, choice: ReadingChoice): ParsedFile {
  const { source: id, mapping, profile, profiles } = choice;
  if (mapping) return readMapped(workbook, context, mapping);
  if (profile) return readByProfile(workbook, context, profile);
  const source = sources.find((one) => one.id === id);
  if (source) return source.read(workbook, context);
  const known = profiles.find(({ fingerprint, mapping: decided }) => hasHeaders(workbook, fingerprint, decided));
  if (known) return readByProfile(workbook, context, known);
  const grown = findGrown(workbook, profiles);
  if (grown && !isOfSystem(workbook)) return readByProfile(workbook, context, grown, readGrown);
  return readSheets(workbook, context);
}

function isOfSystem(workbook: Workbook): boolean {
  return sources.some((one) => !isMadeByHand(one.id) && one.detect(workbook).score > 0);
}
