import { z } from 'zod';
import { reasonOf, warningReasons } from './early-warning/contract.ts';
import { coursePatternSchema, patternNameSchema } from './pattern/contract.ts';

export type { CoursePattern } from './pattern/contract.ts';

const percent = z.number().min(0).max(100);
const count = z.int().nonnegative();
const days = z.number().nonnegative();
const points = z.number().min(0).max(100);

/** A on track, B needs attention, C at risk. */
export const zones = ['A', 'B', 'C'] as const;
export type Zone = (typeof zones)[number];

/** What the risk score is made of; ties between reasons are broken in this order. */
export const riskParts = ['overdue', 'completion', 'attendance', 'failures', 'inactivity', 'lateness', 'pace'] as const;
export type RiskPart = (typeof riskParts)[number];

/** Why a student is in a zone: a code with its numbers at full precision; messages word and round them. */
export const reasonSchema = z.discriminatedUnion('code', [
  reasonOf('overdue_share', { overdue: count, due: count }),
  /** Less done than the course's median. */
  reasonOf('completion_low', { pct: percent, median: percent }),
  /** Far less done than the leading quarter of the course; `leaders` is its least completion. */
  reasonOf('completion_below_leaders', { pct: percent, leaders: percent }),
  /** Less done than was due by now. */
  reasonOf('completion_behind', { pct: percent, expected: percent }),
  /** `missed` counts known absences. */
  reasonOf('attendance_low', { pct: percent, median: percent, missed: count }),
  reasonOf('failed_tests', { count, done: count }),
  reasonOf('inactive', { days, median: days }),
  reasonOf('never_active', { median: days }),
  reasonOf('on_time_low', { late: count, due: count }),
  reasonOf('pace_dropped', { recent: count, before: count }),
  reasonOf('pace_low', { recent: count, median: z.number().nonnegative() }),
  // What speaks for a student of zone A: contribution 0, before the others.
  reasonOf('nothing_overdue', { due: count }),
  reasonOf('completion_good', { pct: percent, median: percent }),
  reasonOf('attendance_good', { pct: percent, median: percent }),
  reasonOf('on_track', {}),
  // What a student of a small course is told in place of a comparison with the others (without-others.ts).
  reasonOf('own_completion', { pct: percent }),
  reasonOf('own_attendance', { pct: percent }),
  reasonOf('own_inactivity', { days }),
  reasonOf('own_no_activity', {}),
  reasonOf('own_pace', { recent: count }),
  // The one reason of a student without a zone.
  reasonOf('not_enough_data', {}),
  ...warningReasons,
]);
export type Reason = z.infer<typeof reasonSchema>;
export type ReasonCode = Reason['code'];

/** Rules that overrule the score: the student was moved to zone B by one. The last holds only by probability. */
export const guardRails = ['nothing_overdue', 'mostly_overdue', 'low_attendance'] as const;
export type GuardRail = (typeof guardRails)[number];

/** What judges a student: the early-warning model, or the explained score where the model has nothing to tell from. */
export const judgements = ['probability', 'rules'] as const;
export type Judgement = (typeof judgements)[number];

export const studentRiskSchema = z.object({
  studentId: z.int(),
  /** Null when nothing can be said yet. */
  zone: z.enum(zones).nullable(),
  /** 100 × probability where there is one (as guard rails leave it), else the explained score. */
  riskScore: points,
  /** That the student fails or leaves, by the early-warning model, before guard rails; null where it abstains. */
  probability: z.number().min(0).max(1).nullable(),
  /** Null without a zone. */
  judgedBy: z.enum(judgements).nullable(),
  /**
   * Never empty. By rules largest first, zone A with what speaks for the student before; by probability what speaks against
   * the student first, in zone A what speaks for the student.
   */
  reasons: z.array(reasonSchema).min(1),
  /** 0 is the cluster with the lowest mean score; null when no clusters chose the bounds. */
  cluster: z.int().nullable(),
  guardRail: z.enum(guardRails).nullable(),
  /** Index of the student's cluster in the run's pattern; null in runs from before there was one. */
  pattern: count.nullable(),
});
export type StudentRisk = z.infer<typeof studentRiskSchema>;

/** Why no clusters were formed. */
export const rulesCauses = ['few_students', 'little_data', 'few_differences'] as const;
export type RulesCause = (typeof rulesCauses)[number];

/** Why the early-warning model judged nobody. */
const abstentions = ['no_deadlines', 'nothing_due'] as const;

/** What judged the students of a course: the model, and who was left to the rules. */
const judgementOfCourseSchema = z.object({
  /** Students with a zone, by what judged them. */
  sizes: z.record(z.enum(judgements), count),
  /** Null when the model judged somebody. */
  abstention: z.enum(abstentions).nullable(),
  /** The model and the probability of the student who has the median of everything; null when it judged nobody. */
  model: z.object({ version: z.string(), medianProbability: z.number().min(0).max(1) }).nullable(),
});

export const clusterRunSchema = z.object({
  /** `probability` when the model judged somebody; the others say how the explained score chose its bounds. */
  method: z.enum(['probability', 'k-means', 'rules', 'none']),
  rulesCause: z.enum(rulesCauses).nullable(),
  k: z.int().nullable(),
  /** Mean silhouette of the clusters, −1 to 1 (Rousseeuw 1987). */
  silhouette: z.number().min(-1).max(1).nullable(),
  /** Students per zone; `none` are those without one. */
  sizes: z.object({ A: count, B: count, C: count, none: count }),
  /** Students per cluster, by rising mean score; empty without clusters. */
  clusterSizes: z.array(count),
  /** Features the clusters were formed by: those in which the students differ. */
  features: z.array(z.string()),
  /** Scores at which zones B and C begin; null when nobody has a zone. */
  bounds: z.object({ B: points, C: points }).nullable(),
  guardRails: z.record(z.enum(guardRails), count),
  seed: z.int(),
  judgement: judgementOfCourseSchema,
  pattern: coursePatternSchema,
});
export type ClusterRun = z.infer<typeof clusterRunSchema>;

export const courseAssessmentSchema = z.object({ run: clusterRunSchema, students: z.array(studentRiskSchema) });
export type CourseAssessment = z.infer<typeof courseAssessmentSchema>;

const boundSchema = z
  .object({ lowest: points.positive(), usual: points, highest: points })
  .refine(({ lowest, usual, highest }) => lowest <= usual && usual <= highest, 'lowest ≤ usual ≤ highest');

/** Why these: docs/adr/0022. */
const probabilityBounds = { B: 0.3, C: 0.65 };
const lowAttendance = { part: 0.5, missed: 3 };

export const riskSettingsSchema = z
  .object({
    /** The score, as a share of 1, that the part alone makes at its worst. */
    weights: z.record(z.enum(riskParts), z.number().min(0).max(0.95)),
    /** This share of what the leading quarter of the course has done is expected of everybody. */
    leadersShare: z.number().min(0).max(1),
    /** A gap in completion counts fully from this many percentage points on. */
    completionSpan: z.number().positive(),
    /** Attendance below this is low whatever the course does. */
    attendanceTarget: percent.positive(),
    /** A share of failed among the done that counts fully. */
    failedShare: z.number().positive().max(1),
    /** A silence that is normal in any course. */
    calmDays: days,
    /** Days beyond the normal silence that count fully. */
    silentDays: days.positive(),
    /** A gap to the course's median pace counts fully from this many activities on. */
    paceSpan: z.number().positive(),
    /** The score at which the zone begins: clusters choose between lowest and highest, rules alone take usual. */
    bounds: z.object({ B: boundSchema, C: boundSchema }),
    /** The probability at which the zone begins, where the model judges. */
    probabilities: z
      .object({ B: z.number().gt(0).lt(1), C: z.number().gt(0).lt(1) })
      .refine(({ B, C }) => B <= C, 'Zone C cannot begin before zone B.')
      .prefault(probabilityBounds),
    /** Who misses so much is not in zone A by probability: the model has not seen attendance. */
    lowAttendance: z
      .object({
        /** The part of attendance in the explained score, from which on it counts as low. */
        part: z.number().gt(0).max(1),
        /** Known absences that are needed. */
        missed: z.int().min(1),
      })
      .prefault(lowAttendance),
    /** Fewer are judged by rules alone. */
    minimumStudents: z.int().min(3),
    /** With fewer facts (due or done activities, held lessons) of the median student, rules alone decide. */
    minimumFacts: z.number().nonnegative(),
  })
  .refine(({ weights }) => weights.overdue > 0 && weights.overdue * (1 - weights.lateness) >= weights.lateness, {
    message: 'Overdue must weigh more than nothing and no less than late, else handing in late would raise the score.',
    path: ['weights'],
  })
  .refine(({ bounds: { B, C } }) => B.lowest <= C.lowest && B.usual <= C.usual && B.highest <= C.highest, {
    message: 'Zone C cannot begin before zone B.',
    path: ['bounds'],
  });
export type RiskSettings = z.infer<typeof riskSettingsSchema>;

/** Why these: docs/adr/0001; bench/risk-oulad measures whom they find. */
export const defaultRiskSettings: RiskSettings = {
  weights: {
    overdue: 0.7,
    completion: 0.6,
    attendance: 0.4,
    failures: 0.55,
    inactivity: 0.35,
    lateness: 0.2,
    pace: 0.1,
  },
  leadersShare: 0.5,
  completionSpan: 25,
  attendanceTarget: 50,
  failedShare: 0.6,
  calmDays: 7,
  silentDays: 21,
  paceSpan: 2,
  bounds: {
    B: { lowest: 15, usual: 25, highest: 35 },
    C: { lowest: 35, usual: 45, highest: 55 },
  },
  probabilities: probabilityBounds,
  lowAttendance,
  minimumStudents: 9,
  minimumFacts: 3,
};

/** A student's zone as stored and shown. */
export const studentZoneSchema = studentRiskSchema.pick({
  studentId: true,
  zone: true,
  riskScore: true,
  probability: true,
  judgedBy: true,
  reasons: true,
  pattern: true,
});
export type StudentZone = z.infer<typeof studentZoneSchema>;

/** A run with the data version and the moment it judged. */
export const storedRunSchema = clusterRunSchema.extend({
  dataVersion: z.int(),
  asOf: z.iso.datetime(),
  /** Share of the students of this run and the one before whose cluster has another name now; null without one before. */
  drift: z.number().min(0).max(1).nullable(),
});
export type StoredRun = z.infer<typeof storedRunSchema>;

/** `GET /courses/:courseId/zones`: riskiest first; `run` is null before the first one. */
export const zonesOfCourseSchema = z.object({ run: storedRunSchema.nullable(), students: z.array(studentZoneSchema) });
export type ZonesOfCourse = z.infer<typeof zonesOfCourseSchema>;

/**
 * `GET /courses/:courseId/students/:studentId/zone`: a student of a small course reads no figures of the others in it.
 * Students read their own zone without score, probability and contributions: `riskScore` is null then.
 */
export const zoneOfStudentSchema = z.object({
  zone: studentZoneSchema.extend({ riskScore: points.nullable() }).nullable(),
  /** How the student works; null to students themselves. */
  pattern: patternNameSchema.nullable(),
  /** The model that judged and the probabilities at which zones B and C begin; null to students, and where rules judged. */
  model: z.object({ version: z.string(), bounds: z.object({ B: points, C: points }) }).nullable(),
  asOf: z.iso.datetime().nullable(),
});
export type ZoneOfStudent = z.infer<typeof zoneOfStudentSchema>;

export const zoneCountsSchema = z.object({ courseId: z.int(), A: count, B: count, C: count, none: count });
export type ZoneCounts = z.infer<typeof zoneCountsSchema>;

/** `GET /course-zones`: the courses the caller may see. */
export const zoneCountsListSchema = z.object({ items: z.array(zoneCountsSchema) });
