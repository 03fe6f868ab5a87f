import { HttpClient, usualPatience, type Patience } from './http/client.ts';
import { createNetworkGuard } from './http/network-guard.ts';
import { moodleSystem } from './moodle/moodle.ts';
import type { LearningSystems } from './port.ts';

export interface LearningSystemSettings {
  /** Networks that may be reached though they are private, e.g. `10.20.0.0/16`. */
  readonly allowedNetworks: readonly string[];
  readonly patience?: Patience;
}

/** Of somebody who waits at a page. */
const brief = { milliseconds: 15_000, attempts: 2 };

/** The learning systems that can be read. */
export function openLearningSystems({
  allowedNetworks,
  patience = usualPatience,
}: LearningSystemSettings): LearningSystems {
  const guard = createNetworkGuard(allowedNetworks);
  return {
    open: (_kind, access, { isBrief = false } = {}) =>
      moodleSystem(new HttpClient(guard, isBrief ? { ...patience, ...brief } : patience), access),
  };
}
