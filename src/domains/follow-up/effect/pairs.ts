import type { Zone } from '#domains/risk/contract.ts';

/** When somebody first got in touch with a student of a course. Milliseconds since 1970. */
export interface FirstContact {
  readonly courseId: number;
  readonly studentId: number;
  readonly at: number;
}

/** How a student of a course stood at a point of history. */
export interface StandingPoint {
  readonly courseId: number;
  readonly studentId: number;
  readonly at: number;
  readonly zone: Zone | null;
  readonly riskScore: number;
}

/** A student before and after. */
export interface Stretch {
  readonly before: StandingPoint;
  readonly after: StandingPoint;
}

/** A contacted student beside one who was not, both of one course and between the same two points. */
export interface Pair {
  readonly contacted: Stretch;
  readonly other: Stretch;
}

export interface Comparison {
  /** Contacts with a student who had a zone before and after. */
  readonly contacts: number;
  readonly pairs: readonly Pair[];
}

const day = 86_400_000;
/** Points are a week apart, or a day: an older one says nothing of the day of the contact, nor a later one of the day looked at. */
const nearDays = 8;
/** Further apart in points of risk, two students are not comparable. */
const caliper = 10;

/** The two points of history between which a contact is looked at; undefined where there are none. */
export function spanOf(
  contactAt: number,
  moments: readonly number[],
  days: number,
): { from: number; to: number } | undefined {
  const from = moments.findLast((moment) => moment <= contactAt && moment > contactAt - nearDays * day);
  const wanted = contactAt + days * day;
  const to = moments.find((moment) => moment >= wanted && moment < wanted + nearDays * day);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/**
 * Pairs each contacted student with the one nearest in risk, of the same course and in the same zone at the same point, whom
 * nobody had contacted until the later point. Nobody serves twice at one point. The order of what is given does not matter.
 *
 * @param contacts the first of each student in each course
 * @param moments of the points of each course, rising
 */
export function pairUp(
  contacts: readonly FirstContact[],
  moments: ReadonlyMap<number, readonly number[]>,
  points: readonly StandingPoint[],
  days: number,
): Comparison {
  const contactAt = new Map(contacts.map(({ courseId, studentId, at }) => [`${courseId}:${studentId}`, at]));
  const byPoint = Map.groupBy(points, ({ courseId, at }) => `${courseId}:${at}`);
  const standing = new Map(points.map((point) => [`${point.courseId}:${point.studentId}:${point.at}`, point]));
  const used = new Set<StandingPoint>();
  const pairs: Pair[] = [];
  let looked = 0;
  const inOrder = contacts.toSorted(
    (one, other) => one.courseId - other.courseId || one.at - other.at || one.studentId - other.studentId,
  );
  for (const { courseId, studentId, at } of inOrder) {
    const span = spanOf(at, moments.get(courseId) ?? [], days);
    if (!span) continue;
    const stretchOf = (who: number): Stretch | undefined => {
      const before = standing.get(`${courseId}:${who}:${span.from}`);
      const after = standing.get(`${courseId}:${who}:${span.to}`);
      return before?.zone && after?.zone ? { before, after } : undefined;
    };
    const contacted = stretchOf(studentId);
    if (!contacted) continue;
    looked += 1;
    // Who was contacted before the later point is not free, the student himself among them.
    const isFree = (point: StandingPoint): boolean =>
      !used.has(point) &&
      point.zone === contacted.before.zone &&
      (contactAt.get(`${courseId}:${point.studentId}`) ?? Infinity) >= span.to &&
      Math.abs(point.riskScore - contacted.before.riskScore) <= caliper;
    const distance = ({ riskScore }: StandingPoint) => Math.abs(riskScore - contacted.before.riskScore);
    const nearest = (byPoint.get(`${courseId}:${span.from}`) ?? [])
      .filter((point) => isFree(point) && stretchOf(point.studentId) !== undefined)
      .toSorted((one, other) => distance(one) - distance(other) || one.studentId - other.studentId)
      .at(0);
    const other = nearest && stretchOf(nearest.studentId);
    if (!other) continue;
    used.add(other.before);
    pairs.push({ contacted, other });
  }
  return { contacts: looked, pairs };
}
