import fc from 'fast-check';
import { expect, it } from 'vitest';
import { returnPath } from './return-path.ts';

it('the way back after single sign-on: keeps paths of ours with their query and fragment', () => {
  for (const path of ['/', '/courses', '/courses/7?zone=C#top', '/my/3']) expect(returnPath(path)).toBe(path);
});

it.each([
  undefined,
  '',
  'courses',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/sign-in',
  '/api/v1/x',
])('the way back after single sign-on: of %j it is the start page', (path) => {
  expect(returnPath(path)).toBe('/');
});

it('the way back after single sign-on: never leaves our site, whatever is asked for', () => {
  const piece = fc.constantFrom('/', '\\', '.', '\t', '\n', '@', ':', 'evil.example', 'https', '?', '#', '%2f');
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (wanted) => {
        expect(new URL(returnPath(wanted), 'https://pulse.example').origin).toBe('https://pulse.example');
        expect(returnPath(wanted)).toMatch(/^[/](?![/\\])/);
      },
    ),
  );
});
