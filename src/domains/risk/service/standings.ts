import type { Reason, Zone } from '../contract.ts';
import { nameable } from '../reasons.messages.ts';
import { findJudged, findWaysRun, listWaysOfStudents } from '../store/ways-out.ts';
import { listZones } from '../store/zones.ts';
import type { StudentWays, UsualScore, Way } from '../ways-out/contract.ts';
import { withoutOthers } from '../without-others.ts';

/** How a student stands and what leads to a better zone: neither scores of risk nor anything of the other students. */
export interface Standing {
  readonly studentId: number;
  readonly zone: Zone | null;
  /** For the order in which people look at students; it is told to none of them. */
  readonly riskScore: number;
  /** By figures of the student alone, the weightiest first; `isFor`: it speaks for the student. */
  readonly reasons: readonly (Pick<Reason, 'code' | 'params'> & { readonly isFor: boolean })[];
  /** To zone B where that takes less, then to zone A. */
  readonly ways: readonly Pick<Way, 'zone' | 'steps'>[];
  /** Whose usual score ways assume; null: none, nothing is scored. */
  readonly usual: UsualScore['of'] | null;
  /** Where no way was found: what lowers the risk most. */
  readonly nearest: Pick<Way, 'zone' | 'steps'> | null;
}

export interface Standings {
  readonly dataVersion: number;
  readonly asOf: Date;
  /** False while ways out are still being found. */
  readonly areWaysFound: boolean;
  /** Nothing can be done in the course any more. */
  readonly isOver: boolean;
  readonly students: readonly Standing[];
}

/** How the students of a course stand, or one of them; undefined before the course was judged. */
export async function findStandings(courseId: number, studentId?: number): Promise<Standings | undefined> {
  const judged = await findJudged(courseId);
  if (!judged) return undefined;
  const run = await findWaysRun(courseId);
  const ways = run ? await listWaysOfStudents(courseId, studentId) : new Map<number, StudentWays>();
  const zones = await listZones(courseId, studentId);
  return {
    ...judged,
    areWaysFound: run !== undefined,
    isOver: run?.isOver ?? false,
    students: zones.map((zone) => {
      const own = ways.get(zone.studentId);
      return {
        studentId: zone.studentId,
        zone: zone.zone,
        riskScore: zone.riskScore,
        reasons: nameable(withoutOthers(zone.reasons)).map(({ code, params, contribution }) => ({
          ...{ code, params, isFor: contribution <= 0 },
        })),
        ways: own?.ways ?? [],
        usual: own?.usual?.of ?? null,
        nearest: own?.nearest ?? null,
      };
    }),
  };
}
