import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

it.each([
  ['Сдайте **Тест 2** до пятницы.', 'Сдайте Тест 2 до пятницы.'],
  ['Do *this* and _that_.', 'Do this and that.'],
  ['- one\n* two', '— one\n— two'],
  ['2 * 3 * 4 and snake_case_name stay', '2 * 3 * 4 and snake_case_name stay'],
])('advice without Markdown: %j', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});
