import { PermanentError } from '#kernel/tasks/failures.ts';
import { orMissing } from '../http/absent.ts';
import type { HttpClient } from '../http/client.ts';
import type { CourseEntry, LearningSystem, LearningSystemAccess, PulledCourse, SystemFacts } from '../port.ts';
import { MoodleClient } from './client.ts';
import { CourseReading } from './course-reading.ts';
import { needed, withheldOf } from './functions.ts';
import * as shapes from './shapes.ts';

/** A Moodle (3.9 and newer), read by the web services of https://docs.moodle.org/dev/Web_services. */
export function moodleSystem(http: HttpClient, access: LearningSystemAccess): LearningSystem {
  const client = new MoodleClient(http, access);

  async function readSite(signal?: AbortSignal) {
    const site = await client.call('core_webservice_get_site_info', {}, shapes.siteInfoSchema, signal);
    const functions = new Set(site.functions.map(({ name }) => name));
    const missing = Object.values(needed).find((name) => !functions.has(name));
    if (missing !== undefined) throw new PermanentError('connection.right_missing', { right: missing });
    return { site, withheld: withheldOf(functions) };
  }

  async function listEntries(parameters: Record<string, string>, signal?: AbortSignal): Promise<CourseEntry[]> {
    const { courses } = await client.call(needed.courses, parameters, shapes.coursesSchema, signal);
    // The front page counts as a course.
    return courses
      .filter(({ format }) => format !== 'site')
      .map(({ id, fullname, shortname }) => ({ id, name: fullname ?? shortname ?? id, code: shortname }));
  }

  return {
    async verify(signal): Promise<SystemFacts> {
      const { site, withheld } = await readSite(signal);
      return {
        name: site.sitename ?? client.host,
        version: site.release ?? null,
        account: site.fullname,
        withheld,
      };
    },
    listCourses: (signal) => listEntries({}, signal),
    async readCourse(id, signal): Promise<PulledCourse> {
      const { withheld } = await readSite(signal);
      const reading = new CourseReading(client, id, new Set(withheld), signal);
      const [entry] = await orMissing(id, () => listEntries({ field: 'id', value: id }, signal));
      if (!entry) throw new PermanentError('connection.course_missing', { course: id });
      return { ...entry, ...(await orMissing(id, () => reading.read())) };
    },
  };
}
