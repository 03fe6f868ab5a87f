import type { Locale } from '#kernel/locale.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { listHeadedProgrammeIds, publishProgrammeChange } from '#domains/roster/index.ts';
import type { RecommendationContent } from '../content/contract.ts';
import type { DigestFacts, SummaryFacts } from '../overviews/contract.ts';
import * as store from '../store/overviews.ts';
import { digestBrief, summaryBrief, type Brief } from './briefs.ts';
import { compose, type Composed } from './compose.ts';
import { getComposingSettings } from './composing-settings.ts';
import { digestKind, summariseKind } from './kinds.ts';
import { readCourse, readProgramme, type KnownWhole } from './read-course.ts';
import { hashOfFacts } from './read-facts.ts';

/** Unless somebody asks, a text younger than this stays: a model would be paid for every import of a day. Hours. */
const stays = 20;

interface Wanted {
  /** Somebody asked for it in this language. */
  readonly askedIn?: Locale | undefined;
}

/** Composes the summary of a course. @throws AppError llm.later: the task is tried again */
export async function summariseCourse({ courseId, askedIn }: Wanted & { courseId: number }, run: TaskRun) {
  await generate({ courseId }, askedIn, () => readCourse(courseId), summaryBrief, run);
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}

/** Composes the digest of a programme. @throws AppError llm.later: the task is tried again */
export async function digestProgramme({ programmeId, askedIn }: Wanted & { programmeId: number }, run: TaskRun) {
  await generate({ programmeId }, askedIn, () => readProgramme(programmeId), digestBrief, run);
  publishProgrammeChange(programmeId);
}

async function generate<WholeFacts extends SummaryFacts | DigestFacts>(
  subject: store.OverviewSubject,
  askedIn: Locale | undefined,
  read: () => Promise<KnownWhole<WholeFacts> | undefined>,
  briefOf: (facts: WholeFacts, language: Locale) => Brief,
  run: TaskRun,
): Promise<void> {
  const { isOn, language: usual } = await getComposingSettings();
  const known = isOn ? await read() : undefined;
  if (!known) return;
  const { dataVersion, asOf } = known;
  const about = {
    subject: 'courseId' in subject ? { courseId: subject.courseId } : {},
    ...(dataVersion !== null && { dataVersion }),
  };
  const staff = askedIn === undefined ? await store.listStaffLanguages(subject) : [askedIn];
  const texts: { language: Locale; facts: WholeFacts; factsHash: string; composed: Composed | undefined }[] = [];
  for (const language of staff.length === 0 ? [usual] : staff) {
    const facts = known.factsIn(language);
    const factsHash = hashOfFacts(facts, language);
    const newest = await store.findNewestOverview(subject, language);
    const isSame = newest?.factsHash === factsHash;
    if (askedIn === undefined && newest && !isSame && isYoung(newest.createdAt)) continue;
    const composed = isSame ? undefined : await compose(briefOf(facts, language), about, run);
    texts.push({ language, facts, factsHash, composed });
  }
  await run.complete(async () => {
    for (const { language, facts, factsHash, composed } of texts) {
      if (composed === undefined) await store.confirmOverview(subject, language, asOf);
      else {
        const content = 'courseId' in subject ? composed.content : namingCourses(composed.content);
        const told = { ...composed, content };
        await store.replaceOverview(subject, { ...told, language, facts, factsHash, dataVersion, asOf });
      }
    }
  });
}

/** What a digest names are courses: the check of models' texts knows things by their names alone. */
function namingCourses({ opening, items }: RecommendationContent): RecommendationContent {
  return {
    opening,
    items: items.map((item) =>
      item.activityIds.length === 0 ? item : { ...item, activityIds: [], courseIds: item.activityIds },
    ),
  };
}

const isYoung = (createdAt: Date): boolean => clock().now().getTime() - createdAt.getTime() < stays * 3_600_000;

/** Asks for the summary of every course that has moved on since its last one, and for the first digest of programmes. */
export async function sweepSummaries(run: TaskRun): Promise<void> {
  if (!(await getComposingSettings()).isOn) return;
  await run.complete(async () => {
    const courseIds = await store.listCoursesToSummarise();
    await enqueueMany(
      summariseKind,
      courseIds.map((courseId) => ({ courseId })),
    );
    const programmeIds = await store.listProgrammesWithoutDigest(await listHeadedProgrammeIds());
    await enqueueMany(
      digestKind,
      programmeIds.map((programmeId) => ({ programmeId })),
    );
  });
}

/** Asks for the digest of every programme that somebody heads. */
export async function askForDigests(run: TaskRun): Promise<void> {
  if (!(await getComposingSettings()).isOn) return;
  await run.complete(async () => {
    const programmeIds = await listHeadedProgrammeIds();
    await enqueueMany(
      digestKind,
      programmeIds.map((programmeId) => ({ programmeId })),
    );
  });
}
