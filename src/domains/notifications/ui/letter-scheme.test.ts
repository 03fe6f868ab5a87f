import { expect, it } from 'vitest';
import { renderLetter } from '#kernel/letters/render-letter.ts';
import { inScheme } from './letter-scheme.ts';

it('a letter is shown in the scheme that one chooses, and its links open elsewhere', () => {
  const { html } = renderLetter(
    { subject: 'S', paragraphs: ['P'] },
    { name: 'Ann', locale: 'en', timeZone: 'Europe/Moscow' },
    { publicUrl: 'https://pulse.example.edu' },
  );
  expect(html).toContain('prefers-color-scheme: dark');
  const [light, dark] = [inScheme(html, 'light'), inScheme(html, 'dark')];
  for (const shown of [light, dark]) {
    expect(shown).not.toMatch(/@media\s*\(prefers-color-scheme/);
    expect(shown).toMatch(/<head[^>]*><base target="_blank">/);
  }
  expect(light).toContain('@media not all');
  expect(dark).toContain('@media all');
});
