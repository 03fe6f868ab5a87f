import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '#test/services/postgres-account.ts';
import { isAlive } from '#test/support/is-alive.ts';
import type { Guard } from './guard.ts';

/** What a process of the cluster is, as those say who choose which to kill. */
export type MemberKind =
  | 'web'
  | 'worker'
  | 'scheduler'
  | 'effects'
  | 'nginx'
  | 'pgbouncer'
  | 'primary'
  | 'replica'
  | 'rabbitmq'
  | 'registry'
  | 'redis';

export interface MemberDescription {
  readonly name: string;
  readonly kind: MemberKind;
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment: Record<string, string>;
  /** Where its output goes, also that of its earlier lives. */
  readonly logFile: string;
  readonly folder: string;
  readonly account?: Account;
  /** Whether it serves. Asked again and again; what it has printed in this life is given. */
  isReady(printed: string): Promise<boolean>;
  /** Processes that a kill must end besides its group; asked while it still runs. */
  others?(pid: number): readonly number[];
}

/** How often a member is asked whether it is ready, and how long, in milliseconds: a broker on a busy machine takes over a minute. */
const interval = 40;
const patience = 300_000;

/** A process of the cluster, through all of its lives. Killed, it is started again at the same addresses. */
export class Member {
  readonly name: string;
  /** A replica becomes the primary when it is promoted. */
  kind: MemberKind;
  readonly #described: MemberDescription;
  readonly #guard: Guard;
  #child: ChildProcess | undefined;
  #printedBefore = 0;

  constructor(described: MemberDescription, guard: Guard) {
    this.name = described.name;
    this.kind = described.kind;
    this.#described = described;
    this.#guard = guard;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Of its present life, or its last. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** What it has printed in its present life. */
  get printed(): string {
    return readFileSync(this.#described.logFile).subarray(this.#printedBefore).toString();
  }

  /** The last lines of its log. */
  tail(lines = 30): string {
    return readFileSync(this.#described.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }

  /** Lines of its log, of all its lives, that hold the text. */
  linesWith(text: string): string[] {
    const lines = readFileSync(this.#described.logFile, 'utf8').split('\n');
    return lines.filter((line) => line.includes(text));
  }

  /** Starts it and resolves when it serves. @throws when it ends before, with its last words */
  async start(): Promise<void> {
    const { program, parameters, environment, logFile, folder, account } = this.#described;
    const log = openSync(logFile, 'a');
    this.#printedBefore = statSync(logFile).size;
    const child = spawn(program, parameters, {
      cwd: folder,
      env: environment,
      stdio: ['ignore', log, log],
      detached: true,
      ...account,
    });
    closeSync(log);
    this.#child = child;
    const { pid } = child;
    if (pid === undefined) throw new Error(`${this.name}: cannot start ${program}`);
    this.#guard.watch(pid);
    child.once('exit', () => this.#guard.forget(pid));
    const begun = performance.now();
    while (!(await this.#described.isReady(this.printed))) {
      if (!this.isRunning) throw new MemberEnded(this.name, this.tail());
      if (performance.now() - begun > patience) throw new Error(`${this.name} does not get ready:\n${this.tail()}`);
      await wait(interval);
    }
  }

  /** Ends it at once, as a power cut would, with everything it has started. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || !this.isRunning || child.pid === undefined) return;
    const exit = once(child, 'exit');
    const others = this.#described.others?.(child.pid) ?? [];
    send('SIGKILL', -child.pid);
    for (const pid of others) send('SIGKILL', pid);
    await exit;
    for (const pid of others) while (isAlive(pid)) await wait(5);
  }

  /** Asks it to end; after `seconds` it is killed. Resolves when it is gone. */
  async stop(seconds = 15): Promise<void> {
    const child = this.#child;
    if (!child || !this.isRunning) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await Promise.race([exit, wait(seconds * 1000, undefined, { ref: false })]);
    await this.kill();
  }

  /** Calls back when its present life ends. */
  onExit(listener: () => void): void {
    this.#child?.once('exit', listener);
  }
}

/** A member that ended before it was ready, e.g. because a service it needs was away. */
export class MemberEnded extends Error {
  constructor(name: string, lastWords: string) {
    super(`${name} ended before it was ready:\n${lastWords}`);
    this.name = 'MemberEnded';
  }
}

function send(signal: NodeJS.Signals, pid: number): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It has ended by itself meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
