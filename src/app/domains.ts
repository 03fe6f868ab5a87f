import type { Domain } from '#kernel/domain.ts';
import { audit } from '#domains/audit/index.ts';
import { calendar } from '#domains/calendar/index.ts';
import { clusteringQuality } from '#domains/clustering-quality/index.ts';
import { connectors } from '#domains/connectors/index.ts';
import { courseHealth } from '#domains/course-health/index.ts';
import { digests } from '#domains/digests/index.ts';
import { directory } from '#domains/directory/index.ts';
import { followUp } from '#domains/follow-up/index.ts';
import { gradebook } from '#domains/gradebook/index.ts';
import { history } from '#domains/history/index.ts';
import { identity } from '#domains/identity/index.ts';
import { imports } from '#domains/imports/index.ts';
import { languageModels } from '#domains/language-models/index.ts';
import { materials } from '#domains/materials/index.ts';
import { metrics } from '#domains/metrics/index.ts';
import { modelQuality } from '#domains/model-quality/index.ts';
import { notifications } from '#domains/notifications/index.ts';
import { operations } from '#domains/operations/index.ts';
import { people } from '#domains/people/index.ts';
import { privacy } from '#domains/privacy/index.ts';
import { questions } from '#domains/questions/index.ts';
import { recommendations } from '#domains/recommendations/index.ts';
import { reminders } from '#domains/reminders/index.ts';
import { risk } from '#domains/risk/index.ts';
import { roster } from '#domains/roster/index.ts';
import { telegram } from '#domains/telegram/index.ts';

/** Every domain of the program, in the order in which a newcomer reads them. */
export const domains: readonly Domain[] = [
  identity,
  roster,
  people,
  directory,
  imports,
  connectors,
  gradebook,
  questions,
  materials,
  metrics,
  risk,
  history,
  followUp,
  courseHealth,
  clusteringQuality,
  languageModels,
  recommendations,
  modelQuality,
  notifications,
  reminders,
  digests,
  calendar,
  telegram,
  operations,
  audit,
  privacy,
];
