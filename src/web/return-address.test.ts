import { describe, expect, it } from 'vitest';
import { returnAddress } from './return-address.ts';

describe('returnAddress', () => {
  it('returns to a path of this site', () => {
    expect(returnAddress('/courses/5?zone=C')).toBe('/courses/5?zone=C');
  });

  it.each([
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in?back=%2F',
  ])('goes to the start page instead of %s', (back) => {
    expect(returnAddress(back)).toBe('/');
  });
});
