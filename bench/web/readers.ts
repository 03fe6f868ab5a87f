import { Agent, request } from 'node:http';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { shuffled, type Random } from '#kernel/seeded-random.ts';
import { courseListSchema, ownCoursesSchema, studentListSchema } from '#domains/roster/contract.ts';
import { teacherCount, universityPassword } from '#test/fixtures/university/people.ts';
import type { UniversitySize } from '#test/fixtures/university/size.ts';
import { pagesOf, type Page, type PageName } from '../common/pages.ts';

/** The program answers one person 600 times a minute at most; so many people together ask for less each. */
const mostOfEach = 32;

/** How often each page is opened, in hundredths: most readers are students. */
const mix: Readonly<Record<PageName, number>> = {
  ownCourses: 30,
  ownCourse: 30,
  courses: 15,
  course: 15,
  student: 8,
  heatMap: 2,
};

/** A page, and the session of somebody who may open it. */
export interface Reading {
  readonly page: Page;
  readonly cookie: string;
}

export interface Readers {
  /** Some page of somebody, by the mix. */
  choose(): Reading;
  /** About so many of each page, of people and courses as different as there are. */
  someOfEach(count: number): readonly Reading[];
  /** Signs everybody out; inside `withRuntime`. */
  leave(): Promise<void>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** The server has more to do than it can, says so, and has not tried. */
export class Refused extends Error {}

/** One request; resolves with the body when all of it is there. @throws Refused; also when it is not of the 200s */
export function ask(
  url: string,
  options: { method?: string; cookie?: string; body?: string; onSetCookie?: (cookie: string) => void } = {},
): Promise<string> {
  const { method = 'GET', cookie, body, onSetCookie } = options;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const headers = {
    // As nginx would send it: of a program on this machine, for the address of the pages.
    origin: publicUrl,
    ...(cookie !== undefined && { cookie }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const sent = request(url, { agent, method, headers }, (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => (text += chunk));
    response.on('error', reject);
    response.on('end', () => {
      const { statusCode = 0 } = response;
      if (statusCode === 503) reject(new Refused(text));
      else if (statusCode < 200 || statusCode > 299) reject(new Error(`${method} ${url}: ${statusCode} ${text}`));
      onSetCookie?.(response.headers['set-cookie']?.at(0)?.split(';').at(0) ?? '');
      resolve(text);
    });
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

/** What the web processes are told people type, wherever they listen. */
export const publicUrl = 'http://localhost:8000';

/** Signs people in and finds out what each may open. */
export async function signInReaders(address: string, size: UniversitySize, random: Random): Promise<Readers> {
  const api = `${address}/api/v1`;
  const cookies: string[] = [];
  const pages = new Map<PageName, Reading[]>();
  const add = (page: Page, cookie: string): void => {
    pages.set(page.name, [...(pages.get(page.name) ?? []), { page, cookie }]);
  };
  const signIn = async (login: string): Promise<string> => {
    let cookie = '';
    const body = JSON.stringify({ login, password: universityPassword });
    await ask(`${api}/session`, { method: 'POST', body, onSetCookie: (set) => (cookie = set) });
    cookies.push(cookie);
    return cookie;
  };
  const visitStudent = async (login: string): Promise<void> => {
    const cookie = await signIn(login);
    const { student, items } = ownCoursesSchema.parse(JSON.parse(await ask(`${api}/students/me/courses`, { cookie })));
    if (!student) throw new Error(`${login} is no student of the university`);
    for (const { id: courseId } of items) {
      const shown = { staff: '', student: login, courseId, studentId: student.id };
      for (const page of pagesOf(shown)) if (page.name.startsWith('own')) add(page, cookie);
    }
  };
  const visitStaff = async (login: string): Promise<void> => {
    const cookie = await signIn(login);
    const { items: courses } = courseListSchema.parse(JSON.parse(await ask(`${api}/courses`, { cookie })));
    for (const { id: courseId } of courses.slice(0, 2)) {
      const list = await ask(`${api}/courses/${courseId}/students`, { cookie });
      for (const { id: studentId } of studentListSchema.parse(JSON.parse(list)).items.slice(0, 5)) {
        const shown = { staff: login, student: '', courseId, studentId };
        for (const page of pagesOf(shown)) if (!page.name.startsWith('own')) add(page, cookie);
      }
    }
  };
  // The first student has the login `student`.
  for (let number = 1; number <= Math.min(mostOfEach, teacherCount(size)); number += 1) {
    await Promise.all([visitStudent(`student-${number + 1}`), visitStaff(`teacher-${number}`)]);
  }
  const names = dealt(
    [...pages.keys()].flatMap((name) => Array.from({ length: mix[name] }, () => name)),
    random,
  );
  return {
    choose() {
      const name = names.next().value;
      const ofName = name === undefined ? undefined : pages.get(name);
      const chosen = ofName?.[Math.floor(random() * ofName.length)];
      if (!chosen) throw new Error('nobody may open any page');
      return chosen;
    },
    someOfEach: (count) => [...pages.values()].flatMap((readings) => spread(readings, count)),
    async leave() {
      // Not by asking the servers, which may be too busy to answer.
      const tokens = cookies.map((cookie) => /=([^.]+)[.]/.exec(decodeURIComponent(cookie))?.[1] ?? '');
      await sql`delete from session where token = any(${tokens})`.execute(database());
      agent.destroy();
    },
  };
}

/**
 * All cards in random order, again and again. Chosen independently, two of a hundred would be one or four in another run,
 * and the slowest hundredth another page.
 */
function* dealt<Card>(cards: readonly Card[], random: Random): Generator<Card, undefined> {
  for (;;) yield* shuffled(cards, random);
}

function spread<T>(all: readonly T[], count: number): T[] {
  const step = Math.ceil(all.length / count);
  return all.filter((_, index) => index % step === 0);
}
