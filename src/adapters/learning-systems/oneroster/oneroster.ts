import { completeResults } from '../complete-results.ts';
import { orMissing, orOtherSystem } from '../http/absent.ts';
import { BearerReader, linkedPage, type NextPage } from '../http/bearer-reader.ts';
import type { HttpClient } from '../http/client.ts';
import type { CourseEntry, LearningSystem, LearningSystemAccess, PulledCourse } from '../port.ts';
import { activityOf, resultOf, studentOf } from './read-results.ts';
import * as shapes from './shapes.ts';
import { TokenSource } from './token.ts';

const system = 'OneRoster';
const limit = 100;

/** By the Link header where there is one; else, while pages are full, by the offset. */
const nextPage: NextPage = (answer, url, items) => {
  if (answer.headers['link'] !== undefined) return linkedPage(answer, url, items);
  if (items < limit) return undefined;
  const next = new URL(url);
  next.searchParams.set('offset', String(Number(url.searchParams.get('offset')) + items));
  return next;
};

/** A provider of OneRoster 1.2, read by its services of rosters and gradebooks (REST); classes are courses here. */
export function oneRosterSystem(http: HttpClient, access: LearningSystemAccess): LearningSystem {
  const base = `${access.address.replace(/\/+$/, '')}/ims/oneroster`;
  const tokens = new TokenSource(http, access);
  const authorise = async (signal?: AbortSignal) => ({ authorization: `Bearer ${await tokens.get(signal)}` });
  const reader = new BearerReader(http, system, authorise, nextPage);
  const rostering = (path: string): URL => new URL(`${base}/rostering/v1p2${path}`);
  const gradebook = (path: string): URL => new URL(`${base}/gradebook/v1p2${path}`);
  const paged = (url: URL, most = limit): URL => {
    url.searchParams.set('limit', String(most));
    url.searchParams.set('offset', '0');
    return url;
  };
  const toEntry = ({ sourcedId, title, classCode }: shapes.OneRosterClass): CourseEntry => ({
    ...{ id: sourcedId, name: title ?? classCode ?? sourcedId, code: classCode },
  });

  async function readContents(id: string, signal?: AbortSignal): Promise<Omit<PulledCourse, keyof CourseEntry>> {
    const own = `/classes/${encodeURIComponent(id)}`;
    const users = await reader.list(paged(rostering(`${own}/students`)), shapes.studentsSchema, signal);
    const items = await reader.list(paged(gradebook(`${own}/lineItems`)), shapes.lineItemsSchema, signal);
    const said = await reader.list(paged(gradebook(`${own}/results`)), shapes.resultsSchema, signal);
    const students = shapes.standing(users).map(studentOf);
    const activities = shapes.standing(items).map(activityOf);
    const results = completeResults(students, activities, shapes.standing(said).map(resultOf));
    return { students, activities, results, withheld: [] };
  }

  return {
    async verify(signal) {
      await orOtherSystem(system, reader.get(paged(rostering('/classes'), 1), shapes.classesSchema, signal));
      return { name: new URL(access.address).host, version: '1.2', account: access.account, withheld: [] };
    },
    async listCourses(signal) {
      const classes = await orOtherSystem(
        system,
        reader.list(paged(rostering('/classes')), shapes.classesSchema, signal),
      );
      return shapes.standing(classes).map(toEntry);
    },
    readCourse: (id, signal) =>
      orMissing(id, async () => {
        const one = rostering(`/classes/${encodeURIComponent(id)}`);
        const entry = toEntry(await reader.get(one, shapes.oneClassSchema, signal));
        return { ...entry, ...(await readContents(id, signal)) };
      }),
  };
}
