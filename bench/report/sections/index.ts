import type { Section } from '../section.ts';
import { advice } from './advice.ts';
import { chaos } from './chaos.ts';
import { cluster } from './cluster.ts';
import { earlyWarning } from './early-warning.ts';
import { growth } from './growth.ts';
import { imports } from './import.ts';
import { llm } from './llm.ts';
import { notifications } from './notifications.ts';
import { queue } from './queue.ts';
import { recompute } from './recompute.ts';
import { reminders } from './reminders.ts';
import { riskOulad } from './risk-oulad.ts';
import { riskSpeed } from './risk-speed.ts';
import { tasks } from './tasks.ts';
import { waysOut } from './ways-out.ts';
import { web } from './web.ts';
import { workers } from './workers.ts';

/** In the order in which the page tells them. A bench that has left no result is passed over. */
export const sections: readonly Section[] = [
  web,
  growth,
  imports,
  queue,
  tasks,
  workers,
  llm,
  advice,
  reminders,
  notifications,
  cluster,
  chaos,
  recompute,
  riskSpeed,
  waysOut,
  riskOulad,
  earlyWarning,
];
