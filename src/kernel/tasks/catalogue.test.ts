import { expect, it } from 'vitest';
import { testTask } from '#test/support/tasks.ts';
import { createTaskCatalogue } from './catalogue.ts';

it('createTaskCatalogue finds tasks by name, and none it was not given', () => {
  const task = testTask({ name: 'test.one' });
  expect(createTaskCatalogue([task]).find('test.one')).toBe(task);
  expect(createTaskCatalogue([task]).find('test.two')).toBeUndefined();
});

it('createTaskCatalogue refuses two tasks of one name', () => {
  const task = testTask({ name: 'test.one' });
  expect(() => createTaskCatalogue([task, { ...task }])).toThrow('two tasks are named test.one');
});
