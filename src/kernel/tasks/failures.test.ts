import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { failureOf, failureSentence, PermanentError, readFailure, type Failure } from './failures.ts';

describe('failureOf', () => {
  it('keeps code and parameters of an error of ours, permanent or not', () => {
    const params = { seconds: 5 };
    for (const error of [new AppError('task.timed_out', params), new PermanentError('task.timed_out', params)]) {
      expect(failureOf(error, 'id')).toEqual({ code: 'task.timed_out', params });
    }
  });

  it('keeps of any other error only where the log tells more', () => {
    expect(failureOf(new TypeError('Ivan Petrov is undefined'), 'id')).toEqual({
      code: 'task.failed',
      params: { id: 'id' },
    });
  });
});

describe('readFailure', () => {
  it('reads what failureOf kept', () => {
    const failure = failureOf(new AppError('task.timed_out', { seconds: 5 }), 'id');
    expect(readFailure(JSON.parse(JSON.stringify(failure)), 'id')).toEqual(failure);
  });

  it.each(['task.of_last_year', 'constructor'])('takes the code %s, which it does not know, as unexpected', (code) => {
    expect(readFailure({ code, params: {} }, 'id')).toEqual({ code: 'task.failed', params: { id: 'id' } });
  });
});

it('failureSentence fills the sentence of the code in the language asked for', () => {
  const failure: Failure = { code: 'task.timed_out', params: { seconds: 5 } };
  expect(failureSentence(failure, 'ru')).toBe('Задача не уложилась в отведённое время: 5 с.');
  expect(failureSentence(failure, 'en')).toBe('The task did not finish within 5 s.');
});
