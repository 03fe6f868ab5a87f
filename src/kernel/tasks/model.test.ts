// Random interleavings of all that can happen to tasks, against a model that a reader can check by eye.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { database } from '../runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { claimForTest, expireLeases, keyedTask, makeDue, testTask } from '#test/support/tasks.ts';
import type { ClaimedTask } from './claim.ts';
import { buryTask, completeTask, releaseTask, retryTask } from './end-attempt.ts';
import { enqueue } from './enqueue.ts';
import { LeaseLost, mostLosses, type Failure } from './failures.ts';
import { sweepLeases } from './leases.ts';
import { runAgain } from './run-again.ts';

interface ModelTask {
  id: string;
  key: string | null;
  input: number;
  state: 'queued' | 'running' | 'done' | 'dead' | 'superseded';
  lane: number;
  isDelayed: boolean;
  attempts: number;
  losses: number;
}
interface Model {
  tasks: ModelTask[];
  /** Every claim ever made, with the task it was of and whether it still holds. */
  claims: { held: boolean; task: ModelTask }[];
}
interface Real {
  claims: ClaimedTask[];
}

const maxAttempts = 3;
const kinds = {
  keyed: testTask({ name: keyedTask.name, key: ({ courseId }) => `key ${courseId % 2}`, attempts: maxAttempts }),
  plain: testTask({ name: 'test.plain', attempts: maxAttempts }),
};
const failure: Failure = { code: 'task.failed', params: {} };

const ofKey = (model: Model, task: ModelTask, ...states: ModelTask['state'][]) =>
  model.tasks.filter(
    (other) => other !== task && task.key !== null && other.key === task.key && states.includes(other.state),
  );

function mayRun(model: Model, task: ModelTask): boolean {
  return task.state === 'queued' && !task.isDelayed && ofKey(model, task, 'running').length === 0;
}

/** A task that leaves a worker's hands without an end waits, unless a newer one of its key does. */
function putBack(model: Model, task: ModelTask, isDelayed: boolean): void {
  if (ofKey(model, task, 'queued').length > 0) task.state = 'superseded';
  else Object.assign(task, { state: 'queued', isDelayed });
}

function endClaim(model: Model, index: number, change: (task: ModelTask) => void): boolean {
  const claim = model.claims[index];
  if (!claim?.held) return false;
  claim.held = false;
  change(claim.task);
  return true;
}

abstract class Step implements fc.AsyncCommand<Model, Real> {
  check(_model: Readonly<Model>): boolean {
    return true;
  }
  abstract apply(model: Model, real: Real): Promise<void>;
  abstract toString(): string;

  /** Does the step in both worlds and compares them. */
  async run(model: Model, real: Real): Promise<void> {
    await this.apply(model, real);
    const rows = await database()
      .selectFrom('task')
      .select(['id', 'key', 'state', 'input', 'lane', 'attempts', 'losses'])
      .orderBy('id')
      .execute();
    const expected = model.tasks
      .map(({ id, key, state, input, lane, attempts, losses }) => ({
        id,
        key,
        state,
        input: { courseId: input },
        lane,
        attempts,
        losses,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(rows).toEqual(expected);
  }
}

class Enqueue extends Step {
  readonly kind: 'keyed' | 'plain';
  readonly courseId: number;
  readonly lane: 'interactive' | 'bulk';
  readonly isDelayed: boolean;
  constructor(kind: 'keyed' | 'plain', courseId: number, lane: 'interactive' | 'bulk', isDelayed: boolean) {
    super();
    this.kind = kind;
    this.courseId = courseId;
    this.lane = lane;
    this.isDelayed = isDelayed;
  }
  async apply(model: Model): Promise<void> {
    const dueAt = this.isDelayed ? new Date('2100-01-01') : new Date('2024-01-01');
    const lane = this.lane === 'bulk' ? 1 : 0;
    const key = this.kind === 'keyed' ? `key ${this.courseId % 2}` : null;
    const waiting = key === null ? undefined : model.tasks.find((task) => task.key === key && task.state === 'queued');
    const id = await enqueue(kinds[this.kind], { courseId: this.courseId }, { lane: this.lane, dueAt });
    if (waiting) {
      expect(id).toBe(waiting.id);
      waiting.input = this.courseId;
      waiting.lane = Math.min(waiting.lane, lane);
      waiting.isDelayed &&= this.isDelayed;
      Object.assign(waiting, { attempts: 0, losses: 0 });
    } else {
      const input = this.courseId;
      model.tasks.push({ id, key, input, state: 'queued', lane, isDelayed: this.isDelayed, attempts: 0, losses: 0 });
    }
  }
  toString(): string {
    return `enqueue ${this.kind} ${this.courseId} ${this.lane}${this.isDelayed ? ' later' : ''}`;
  }
}

class Claim extends Step {
  readonly limit: number;
  constructor(limit: number) {
    super();
    this.limit = limit;
  }
  async apply(model: Model, real: Real): Promise<void> {
    const candidates = model.tasks.filter((task) => mayRun(model, task));
    const claimed = await claimForTest({ limit: this.limit });
    expect(claimed).toHaveLength(Math.min(this.limit, candidates.length));
    const lanes = claimed.map(({ id }) => candidates.find((task) => task.id === id)?.lane);
    const best = candidates.map(({ lane }) => lane).sort();
    expect(lanes).toEqual(best.slice(0, claimed.length));
    for (const claim of claimed) {
      const task = candidates.find(({ id }) => id === claim.id);
      if (!task) throw new Error('claimed a task that may not run');
      task.state = 'running';
      task.attempts += 1;
      expect(claim).toMatchObject({ attempt: task.attempts, input: { courseId: task.input } });
      model.claims.push({ held: true, task });
      real.claims.push(claim);
    }
  }
  toString(): string {
    return `claim ${this.limit}`;
  }
}

type End = 'complete' | 'retry' | 'bury' | 'release';

/** Also with claims that were lost or ended before: those must change nothing. */
class EndAttempt extends Step {
  readonly how: End;
  readonly pick: number;
  constructor(how: End, pick: number) {
    super();
    this.how = how;
    this.pick = pick;
  }
  override check(model: Readonly<Model>): boolean {
    return model.claims.length > 0;
  }
  async apply(model: Model, real: Real): Promise<void> {
    const index = this.pick % model.claims.length;
    const claim = real.claims[index];
    if (!claim) throw new Error('model and reality have different claims');
    const held = endClaim(model, index, (task) => {
      if (this.how === 'complete') task.state = 'done';
      if (this.how === 'bury') task.state = 'dead';
      if (this.how === 'retry') putBack(model, task, true);
      if (this.how === 'release') {
        task.attempts -= 1;
        putBack(model, task, false);
      }
    });
    const ended = {
      complete: () =>
        completeTask(claim).then(
          () => true,
          (error: unknown) => !(error instanceof LeaseLost),
        ),
      retry: () => retryTask(claim, failure, 1000),
      bury: () => buryTask(claim, failure),
      release: () => releaseTask(claim),
    }[this.how];
    expect(await ended()).toBe(held);
  }
  toString(): string {
    return `${this.how} claim ${this.pick}`;
  }
}

/** Several claims complete in one statement; each ends as if it were alone. */
class CompleteTogether extends Step {
  readonly picks: readonly number[];
  constructor(picks: readonly number[]) {
    super();
    this.picks = picks;
  }
  override check(model: Readonly<Model>): boolean {
    return model.claims.length > 0;
  }
  async apply(model: Model, real: Real): Promise<void> {
    const indexes = [...new Set(this.picks.map((number) => number % model.claims.length))];
    const held = indexes.map((index) => endClaim(model, index, (task) => void (task.state = 'done')));
    const ended = await Promise.allSettled(
      indexes.flatMap((index) => real.claims[index] ?? []).map((claim) => completeTask(claim)),
    );
    expect(ended.map(({ status }) => status === 'fulfilled')).toEqual(held);
  }
  toString(): string {
    return `complete claims ${this.picks.join()}`;
  }
}

class Expire extends Step {
  readonly pick: number;
  constructor(pick: number) {
    super();
    this.pick = pick;
  }
  override check(model: Readonly<Model>): boolean {
    return model.claims.some(({ held }) => held);
  }
  async apply(model: Model): Promise<void> {
    const held = model.claims.flatMap((claim, index) => (claim.held ? [index] : []));
    const index = held[this.pick % held.length] ?? 0;
    const id = model.claims[index]?.task.id;
    endClaim(model, index, (task) => {
      task.losses += 1;
      if (task.losses >= mostLosses) task.state = 'dead';
      else putBack(model, task, false);
    });
    await expireLeases(id);
    expect(await sweepLeases()).toHaveLength(1);
  }
  toString(): string {
    return `expire held claim ${this.pick}`;
  }
}

class TimePasses extends Step {
  async apply(model: Model): Promise<void> {
    for (const task of model.tasks) task.isDelayed = false;
    await makeDue();
  }
  toString(): string {
    return 'time passes';
  }
}

class RunAgain extends Step {
  async apply(model: Model): Promise<void> {
    const dead = model.tasks.filter(({ state }) => state === 'dead').sort((a, b) => (a.id < b.id ? 1 : -1));
    for (const task of dead) {
      Object.assign(task, { attempts: 0, losses: 0, isDelayed: false });
      task.state = ofKey(model, task, 'queued', 'running').length > 0 ? 'superseded' : 'queued';
    }
    expect(await runAgain({ queue: 'ingest' })).toHaveLength(dead.length);
  }
  toString(): string {
    return 'run dead ones again';
  }
}

const pick = fc.nat(20);
const steps = fc.commands<Model, Real, false>(
  [
    fc
      .tuple(fc.constantFrom('keyed', 'plain'), fc.nat(5), fc.constantFrom('interactive', 'bulk'), fc.boolean())
      .map((options) => new Enqueue(...options)),
    fc.integer({ min: 1, max: 3 }).map((limit) => new Claim(limit)),
    fc.tuple(fc.constantFrom<End[]>('complete', 'retry', 'bury', 'release'), pick).map((end) => new EndAttempt(...end)),
    fc.array(pick, { minLength: 2, maxLength: 5 }).map((claims) => new CompleteTogether(claims)),
    pick.map((held) => new Expire(held)),
    fc.constant(new TimePasses()),
    fc.constant(new RunAgain()),
  ],
  { size: '+1' },
);

describeOnBothDatabases('tasks', (test) => {
  it(
    'are as the model says after any order of events',
    () =>
      test.run(async () => {
        await fc.assert(
          fc.asyncProperty(steps, async (run) => {
            await test.database.empty();
            await fc.asyncModelRun(() => ({ model: { tasks: [], claims: [] }, real: { claims: [] } }), run);
          }),
          { numRuns: 25 },
        );
      }),
    120_000,
  );
});
