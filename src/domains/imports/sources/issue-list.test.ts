import { expect, test } from 'vitest';
import { IssueList } from './issue-list.ts';

test('issues beyond the limit are counted in a closing one, which is an error when one of them is', () => {
  const issues = new IssueList(2);
  issues.add('row.repeated_student', { row: 1 });
  issues.add('row.repeated_student', { row: 2 });
  expect(issues.list().map(({ code }) => code)).toEqual(['row.repeated_student', 'row.repeated_student']);
  issues.add('row.repeated_student', { row: 3 });
  expect(issues.list().at(-1)).toEqual({ severity: 'warning', code: 'issues.more_warnings', params: { warnings: 1 } });
  issues.add('row.no_course', { row: 4 });
  expect(issues.list()).toHaveLength(3);
  expect(issues.list().at(-1)).toEqual({
    severity: 'error',
    code: 'issues.more_errors',
    params: { errors: 1, warnings: 1 },
  });
});

test('a long value is cut', () => {
  const issues = new IssueList(1);
  issues.add('cell.unknown_status', { value: 'я'.repeat(5_000) });
  expect(issues.list().at(0)?.value).toHaveLength(200);
});
