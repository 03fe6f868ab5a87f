import { describe, expect, it } from 'vitest';
import { sectionsFor, startSection } from './navigation.ts';

const data = ['courses.read', 'imports.read', 'imports.create'];

describe('sectionsFor', () => {
  it('shows the sections whose permission one holds, no others', () => {
    expect(sectionsFor(['courses.read', 'students.read']).map(({ to }) => to)).toEqual(['/courses']);
    expect(sectionsFor([...data, 'tasks.manage']).map(({ to }) => to)).toEqual(['/courses', '/imports', '/tasks']);
    expect(sectionsFor([])).toEqual([]);
  });
});

describe('startSection', () => {
  it('begins with the imports only for who does nothing but load data', () => {
    expect(startSection({ roles: ['operator'], permissions: data })?.to).toBe('/imports');
    expect(startSection({ roles: ['operator', 'teacher'], permissions: data })?.to).toBe('/courses');
  });

  it('begins with a student’s own courses, and with nothing for who holds no role', () => {
    expect(startSection({ roles: ['student'], permissions: ['own_courses.read'] })?.to).toBe('/my');
    expect(startSection({ roles: [], permissions: [] })).toBeUndefined();
  });
});
