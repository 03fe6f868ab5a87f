import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/problem.ts';
import { translate } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import { problemId, problemText } from './problem-text.ts';

const t = translate(kitMessages, 'en');

describe('problemText', () => {
  it('repeats the sentence of the server', () => {
    const problem = new ApiProblem({ status: 409, code: 'task.not_dead', title: 'Conflict', detail: 'It is running.' });
    expect(problemText(problem, t)).toBe('It is running.');
  });

  it('has sentences of its own for a server that cannot be reached, an unreadable answer and our own faults', () => {
    expect(problemText(new ApiProblem({ status: 0, code: 'network.unreachable' }), t)).toContain('cannot be reached');
    expect(problemText(new ApiProblem({ status: 502, code: 'answer.unreadable' }), t)).toContain('502');
    expect(problemText(new TypeError('x is undefined'), t)).toContain('Something went wrong on this page');
  });
});

describe('problemId', () => {
  it('is given only for what broke on the server', () => {
    expect(problemId(new ApiProblem({ status: 500, code: 'server.failed', errorId: 'e1' }))).toBe('e1');
    expect(problemId(new ApiProblem({ status: 404, code: 'course.not_found', errorId: 'e2' }))).toBeUndefined();
    expect(problemId(new Error('x'))).toBeUndefined();
  });
});
