import { describe, expect, test } from 'vitest';
import { activityKind, displayName, normalisedName } from './names.ts';

test('displayName drops marks nobody sees and joins blanks, and keeps the rest', () => {
  expect(displayName(' Начинаем с «\u200eЗачем?»\n Какую\u00a0задачу?\u200e ')).toBe(
    'Начинаем с «Зачем?» Какую задачу?',
  );
});

test('normalisedName is the same for composed and combined letters and any case', () => {
  expect(normalisedName('ТЕСТ и\u0306')).toBe(normalisedName('тест й'));
});

describe('activityKind', () => {
  test.each([
    ['Лекция 1.1. Начинаем', 'lecture'],
    ['Лекция 2.5. Дополнительные материалы', 'lecture'],
    ['Лекция 5.2. Как оценить знания: тестирование', 'lecture'],
    ['Тест к лекции 1.1', 'test'],
    ['Итоговый тест', 'test'],
    ['Тестовое задание', 'assignment'],
    ['Задание 4. Анализируем лонгрид', 'assignment'],
    ['Дополнительный материал к лекции 3.3. Монтажный лист', 'material'],
    ['Дополнительные материалы к модулю. Чеклисты', 'material'],
    ['Экзамен', 'exam'],
    ['Зачет по модулю', 'exam'],
    ['Зачёт', 'exam'],
    ['Lecture 3: tests and exams', 'lecture'],
    ['Quiz 2', 'test'],
    ['Homework 1', 'assignment'],
    ['Final exam', 'exam'],
    ['Additional materials', 'material'],
    ['Дорожная карта курса', 'other'],
    ['Аттестация', 'other'],
    ['Занятие 3', 'other'],
  ])('«%s» is %s', (name, kind) => {
    expect(activityKind(name)).toBe(kind);
  });
});
