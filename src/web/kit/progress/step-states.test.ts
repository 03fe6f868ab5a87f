import { describe, expect, it } from 'vitest';
import { stepStates } from './step-states.ts';

const order = ['reading', 'checking', 'saving'] as const;

describe('stepStates', () => {
  it('has the steps before the current one done, the others waiting', () => {
    expect(stepStates(order, 'reading')).toEqual(['current', 'waiting', 'waiting']);
    expect(stepStates(order, 'saving')).toEqual(['done', 'done', 'current']);
    expect(stepStates(order, 'done')).toEqual(['done', 'done', 'done']);
  });

  it('marks the step at which the work stopped', () => {
    expect(stepStates(order, 'stopped', 'checking')).toEqual(['done', 'stopped', 'waiting']);
    expect(stepStates(order, 'stopped')).toEqual(['waiting', 'waiting', 'waiting']);
  });
});
