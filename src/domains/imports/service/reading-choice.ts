import type { ReadingChoice } from '../sources/reading-choice.ts';
import { listKnownProfiles } from '../store/profiles.ts';
import { findReading } from '../store/readings.ts';

/** How the file of a batch is to be read; `gone`: by a profile that was deleted since. */
export async function choiceOf(batchId: string): Promise<ReadingChoice | 'gone'> {
  const reading = await findReading(batchId);
  if (reading?.wantsProfile) {
    const { profile, isChosen } = reading;
    if (!profile) return 'gone';
    return isChosen ? { profile, profiles: [] } : { profiles: [profile] };
  }
  if (reading?.source) return { source: reading.source, profiles: [] };
  return { profiles: await listKnownProfiles() };
}
