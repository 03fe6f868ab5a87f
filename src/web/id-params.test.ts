import { isNotFound } from '@tanstack/react-router';
import { describe, expect, it } from 'vitest';
import { courseParams, studentParams } from './id-params.ts';

describe('the ids of an address', () => {
  it('are read as numbers and written back the same', () => {
    expect(studentParams.parse({ courseId: '5', studentId: '101' })).toEqual({ courseId: 5, studentId: 101 });
    expect(studentParams.stringify({ courseId: 5, studentId: 101 })).toEqual({ courseId: '5', studentId: '101' });
  });

  it.each(['abc', '', '0', '-1', '1.5', '1e3', '05', '99999999999'])(
    'lead to no page when they are no id: %s',
    (courseId) => {
      let thrown: unknown;
      try {
        courseParams.parse({ courseId });
      } catch (error) {
        thrown = error;
      }
      expect(isNotFound(thrown)).toBe(true);
    },
  );
});
