import { describe, expect, it } from 'vitest';
import { addressOf, readAnswer } from './client.ts';
import { ApiProblem } from './problem.ts';

const any = (body: unknown): body is unknown => body !== undefined;

function problemOf(action: () => unknown): ApiProblem {
  try {
    action();
  } catch (error) {
    if (error instanceof ApiProblem) return error;
  }
  throw new Error('no ApiProblem was thrown');
}

describe('addressOf', () => {
  it('leaves out what is undefined and escapes the rest', () => {
    expect(addressOf('/tasks', { state: undefined, queue: 'a b&c', limit: 0 })).toBe(
      '/api/v1/tasks?queue=a+b%26c&limit=0',
    );
    expect(addressOf('/tasks', { state: undefined })).toBe('/api/v1/tasks');
  });
});

describe('readAnswer', () => {
  it('gives the value of an answer, null for one without content', () => {
    expect(readAnswer(200, '{"items":[1]}', any)).toEqual({ items: [1] });
    expect(readAnswer(204, '', any)).toBeNull();
  });

  it('throws what the server complains of', () => {
    const problem = problemOf(() =>
      readAnswer(404, '{"code":"course.not_found","title":"Not Found","detail":"Курс не найден.","errorId":"e1"}', any),
    );
    expect(problem).toMatchObject({ status: 404, code: 'course.not_found', detail: 'Курс не найден.', errorId: 'e1' });
  });

  it.each([
    ['a page of a proxy', 502, '<html>Bad gateway</html>'],
    ['a success that is no JSON', 200, '<html>'],
    ['a refusal without a code', 500, '{"message":"no"}'],
    ['a refusal without a body', 500, ''],
  ])('calls %s unreadable and keeps the status', (_what, status, text) => {
    expect(problemOf(() => readAnswer(status, text, any))).toMatchObject({ status, code: 'answer.unreadable' });
  });

  it('tells problems that may pass from those that will not', () => {
    expect([0, 429, 502, 503, 504].every((status) => new ApiProblem({ status, code: 'x' }).isPassing)).toBe(true);
    expect([400, 401, 403, 404, 409, 500].some((status) => new ApiProblem({ status, code: 'x' }).isPassing)).toBe(
      false,
    );
  });
});
