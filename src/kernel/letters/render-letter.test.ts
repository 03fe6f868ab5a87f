import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderLetter } from './render-letter.ts';

const words = {
  subject: 'Дедлайн <завтра> & "скоро"',
  paragraphs: ['Завтра в 23:59 закрывается сдача: «Эссе» & прочее.'],
  lists: [
    {
      title: 'Остальное',
      items: [{ text: 'Тест 2', detail: 'до пятницы', path: '/courses/7' }, { text: 'Разговор' }],
    },
  ],
  action: { text: 'Открыть курс', path: '/courses/7?tab=a&b=1' },
};
const reader = { name: 'Анна <b>', locale: 'ru', timeZone: 'Europe/Moscow' } as const;
const options = {
  publicUrl: 'https://pulse.example.edu/',
  kindTitle: 'Напоминания о дедлайнах',
  preferencesPath: '/notifications',
  unsubscribeUrl: 'https://pulse.example.edu/unsubscribe#abc',
};

/** What a person sees of it, tags left out and entities read. */
function seen(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  return body
    .replaceAll(/<!--.*?-->/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

describe('a letter', () => {
  it('says all in both forms, with whole links each alone on its line in the plain one', () => {
    const { subject, text, html } = renderLetter(words, reader, options);
    expect(subject).toBe(words.subject);
    expect(text).toBe(`Здравствуйте, Анна <b>!

Завтра в 23:59 закрывается сдача: «Эссе» & прочее.

Остальное
• Тест 2 — до пятницы
  https://pulse.example.edu/courses/7
• Разговор

Открыть курс:
https://pulse.example.edu/courses/7?tab=a&b=1

-- 
Письмо пришло, потому что у вас включены уведомления «Напоминания о дедлайнах» в Pulse.EDU.
Настроить уведомления:
https://pulse.example.edu/notifications
Больше не присылать таких писем:
https://pulse.example.edu/unsubscribe#abc
`);
    for (const part of ['Здравствуйте, Анна <b>!', 'Тест 2', 'до пятницы', 'Разговор', 'Открыть курс', 'Настроить']) {
      expect(seen(html)).toContain(part);
    }
    expect(html).toContain('href="https://pulse.example.edu/courses/7?tab=a&amp;b=1"');
    expect(html).toContain('<html lang="ru"');
    expect(html).toContain('prefers-color-scheme: dark');
    // Nothing is fetched from elsewhere, and no parameter is left over.
    expect(html).not.toMatch(/src=|@import|<link|\{\{/);
  });

  it('of an account speaks English where its reader does, and offers nothing to choose', () => {
    const { text, html } = renderLetter(
      { subject: 'Hello', paragraphs: ['Something.'] },
      { ...reader, name: 'Ann', locale: 'en' },
      { publicUrl: 'https://pulse.example.edu', notes: ['Do not pass it on.'] },
    );
    expect(text).toBe(`Hello Ann,

Something.

Do not pass it on.

-- 
You get this letter because you have an account in Pulse.EDU.
`);
    expect(html).toContain('<html lang="en"');
  });

  it('shows whatever words as they are and lets none become markup', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '<', '>', '&', '"', "'", '/', '{{text}}', '{{ footer }}', '<!--item-->', '$&'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, text, text, (one, other, name) => {
        const plain = renderLetter(
          { subject: 's', paragraphs: ['p'], lists: [{ items: [{ text: 't' }] }] },
          { ...reader, name: 'n' },
          options,
        );
        const odd = renderLetter(
          { subject: one, paragraphs: [one], lists: [{ items: [{ text: other }] }] },
          { ...reader, name },
          options,
        );
        const tags = (html: string) => html.match(/<[a-z/!][^>]*>/g)?.length;
        expect(tags(odd.html)).toBe(tags(plain.html));
        expect(seen(odd.html)).toContain(one);
        expect(seen(odd.html)).toContain(other);
      }),
    );
  });

  it('costs so little that a thousand take well under two seconds', () => {
    const begun = performance.now();
    for (let time = 0; time < 1000; time += 1) renderLetter(words, reader, options);
    expect(performance.now() - begun).toBeLessThan(1500);
  });
});
