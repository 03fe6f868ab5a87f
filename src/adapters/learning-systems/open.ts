import { canvasSystem, isCanvasThrottled } from './canvas/canvas.ts';
import { HttpClient, usualPatience, type IsThrottled, type Patience } from './http/client.ts';
import { createNetworkGuard } from './http/network-guard.ts';
import { moodleSystem } from './moodle/moodle.ts';
import { oneRosterSystem } from './oneroster/oneroster.ts';
import type { LearningSystem, LearningSystemAccess, LearningSystemKind, LearningSystems } from './port.ts';

export interface LearningSystemSettings {
  /** Networks that may be reached though they are private, e.g. `10.20.0.0/16`. */
  readonly allowedNetworks: readonly string[];
  readonly patience?: Patience;
}

interface Reading {
  readonly read: (http: HttpClient, access: LearningSystemAccess) => LearningSystem;
  /** Where it says otherwise than usual that there are too many requests. */
  readonly isThrottled?: IsThrottled;
}

const systems: Readonly<Record<LearningSystemKind, Reading>> = {
  moodle: { read: moodleSystem },
  canvas: { read: canvasSystem, isThrottled: isCanvasThrottled },
  oneroster: { read: oneRosterSystem },
};

/** Of somebody who waits at a page. */
const brief = { milliseconds: 15_000, attempts: 2 };

/** The learning systems that can be read. */
export function openLearningSystems({
  allowedNetworks,
  patience = usualPatience,
}: LearningSystemSettings): LearningSystems {
  const guard = createNetworkGuard(allowedNetworks);
  return {
    open(kind, access, { isBrief = false } = {}) {
      const { read, isThrottled } = systems[kind];
      return read(new HttpClient(guard, isBrief ? { ...patience, ...brief } : patience, isThrottled), access);
    },
  };
}
