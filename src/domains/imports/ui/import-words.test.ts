import { describe, expect, it } from 'vitest';
import { translate } from '#web/kit/i18n/messages.ts';
import { createFormats } from '#web/kit/i18n/formats.ts';
import type { ImportIssue } from '../contract.ts';
import { cellText } from './cell-text.ts';
import { issuePlace } from './issue-place.ts';
import { importMessages } from './messages.ts';

const ru = translate(importMessages, 'ru');
const formats = createFormats('ru', 'Europe/Moscow', () => new Date('2024-11-14T12:00:00Z'));
const issue = (place: Partial<ImportIssue>): ImportIssue => ({
  severity: 'error',
  code: 'x',
  sheet: null,
  row: null,
  column: null,
  value: null,
  message: '…',
  ...place,
});

describe('issuePlace', () => {
  it('names what is known of the place, from the sheet to the column', () => {
    expect(issuePlace(issue({ sheet: 'Лист1', row: 12, column: 'D «Срок»' }), ru)).toBe(
      'лист «Лист1», строка 12, столбец D «Срок»',
    );
    expect(issuePlace(issue({ row: 12 }), ru)).toBe('строка 12');
  });

  it('says so when the whole file is meant', () => {
    expect(issuePlace(issue({}), ru)).toBe('весь файл');
  });
});

describe('cellText', () => {
  it('puts a cell into words', () => {
    const cell = { status: 'done', score: 7.5, completedAt: '2024-11-12T15:20:00Z', dueAt: '2024-11-10T20:59:00Z' };
    expect(cellText(cell, ru, formats)).toBe('Выполнено, балл 7,5, выполнено 12 нояб., 18:20, срок 10 нояб., 23:59');
  });

  it('shows a status it does not know as it is', () => {
    expect(cellText({ status: 'frozen', score: null, completedAt: null, dueAt: null }, ru, formats)).toBe('frozen');
  });
});
