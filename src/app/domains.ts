import type { Domain } from '#kernel/domain.ts';
import { audit } from '#domains/audit/index.ts';
import { connectors } from '#domains/connectors/index.ts';
import { courseHealth } from '#domains/course-health/index.ts';
import { directory } from '#domains/directory/index.ts';
import { followUp } from '#domains/follow-up/index.ts';
import { gradebook } from '#domains/gradebook/index.ts';
import { history } from '#domains/history/index.ts';
import { identity } from '#domains/identity/index.ts';
import { imports } from '#domains/imports/index.ts';
import { languageModels } from '#domains/language-models/index.ts';
import { metrics } from '#domains/metrics/index.ts';
import { modelQuality } from '#domains/model-quality/index.ts';
import { operations } from '#domains/operations/index.ts';
import { people } from '#domains/people/index.ts';
import { privacy } from '#domains/privacy/index.ts';
import { questions } from '#domains/questions/index.ts';
import { risk } from '#domains/risk/index.ts';
import { roster } from '#domains/roster/index.ts';

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
  metrics,
  risk,
  history,
  followUp,
  courseHealth,
  languageModels,
  modelQuality,
  operations,
  audit,
  privacy,
];
