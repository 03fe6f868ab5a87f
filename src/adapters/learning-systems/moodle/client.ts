import type { z } from 'zod';
import { AppError } from '#kernel/errors.ts';
import { PermanentError } from '#kernel/tasks/failures.ts';
import { Absent } from '../http/absent.ts';
import type { HttpClient } from '../http/client.ts';
import { assertSuccess, readJson, readShape } from '../http/read-answer.ts';
import type { LearningSystemAccess } from '../port.ts';
import { errorSchema } from './shapes.ts';

const system = 'Moodle';

/** Codes by which Moodle says that the token, or the person it belongs to, may not do something. */
const ofRights = ['accessexception', 'nopermissions', 'requireloginerror', 'errorcoursecontextnotvalid', 'notingroup'];
/** And that there is no such thing, or that completion is switched off. */
const ofAbsence = ['invalidrecord', 'invalidcourseid', 'cannotfindcourse', 'completionnotenabled'];

/** Calls functions of Moodle's web services (REST, JSON). */
export class MoodleClient {
  readonly #http: HttpClient;
  readonly #access: LearningSystemAccess;
  readonly #url: URL;

  constructor(http: HttpClient, access: LearningSystemAccess) {
    this.#http = http;
    this.#access = access;
    this.#url = new URL(`${access.address.replace(/\/+$/, '')}/webservice/rest/server.php`);
  }

  get host(): string {
    return this.#url.host;
  }

  /**
   * What a function answers. The token travels in the body, where no server writes it down.
   *
   * @throws Absent; AppError as the port says
   */
  async call<Shape>(
    name: string,
    parameters: Readonly<Record<string, string>>,
    schema: z.ZodType<Shape>,
    signal?: AbortSignal,
  ): Promise<Shape> {
    const form = new URLSearchParams({
      wstoken: this.#access.secret,
      wsfunction: name,
      moodlewsrestformat: 'json',
      ...parameters,
    });
    const answer = await this.#http.send({ method: 'POST', url: this.#url, headers: {}, form }, signal);
    const asked = { system, host: this.host, what: name };
    if (answer.status === 404) {
      throw new PermanentError('connection.not_this_system', { system, detail: 'HTTP 404' });
    }
    assertSuccess(answer, asked);
    const value = readJson(answer, asked);
    const failure = errorSchema.safeParse(value);
    if (failure.success) throw this.#failureOf(failure.data.errorcode, name);
    return readShape(value, schema, asked);
  }

  /** Moodle answers errors with status 200 and an object of its own; its message may name people and is not told. */
  #failureOf(code: string, name: string): Error {
    if (code === 'invalidtoken') return new PermanentError('connection.token_refused', { host: this.host });
    if (ofRights.includes(code)) return new PermanentError('connection.right_missing', { right: name });
    if (ofAbsence.includes(code)) return new Absent(code);
    const reason = `${name}: ${code.replace(/[^\w/-]/g, '').slice(0, 60)}`;
    return new AppError('connection.failed', { host: this.host, reason });
  }
}
