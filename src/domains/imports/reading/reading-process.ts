import { fork, type ChildProcess } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { Socket } from 'node:net';
import { dirname } from 'node:path';
import { processMessageSchema } from './process-messages.ts';

/** Of what a process says on standard error: enough to tell why it ended. */
const keptErrorCharacters = 4_096;
/**
 * Megabytes of each half of the young generation. What a file is read into stays until the end: a larger one only makes
 * the process larger.
 */
const semiSpaceMegabytes = 8;

/** What a process has read, and how large it is now. */
interface Read<Result> {
  readonly result: Result;
  readonly residentBytes: number;
}

/** A process that reads files, one after the other. It knows nothing of this one's environment, which holds secrets. */
export class ReadingProcess {
  readonly #child: ChildProcess;
  /** Resolves when it has ended and everything it said has come. */
  readonly ended: Promise<void>;
  #errors = '';

  /**
   * @param module answers requests (`answerRequests`)
   * @param memoryMegabytes largest heap: the process ends when it fills it
   */
  constructor(module: URL, memoryMegabytes: number) {
    this.#child = fork(module, [], {
      serialization: 'advanced',
      env: compiledBefore(),
      execArgv: [
        `--max-old-space-size=${String(memoryMegabytes)}`,
        `--max-semi-space-size=${String(semiSpaceMegabytes)}`,
      ],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#errors = `${this.#errors}${text.toString()}`.slice(-keptErrorCharacters);
    });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.ended = promise;
    this.#child.once('close', () => {
      resolve(undefined);
    });
    this.#child.on('error', (error) => {
      this.#errors += error.message;
      // The system has no place for another process or its pipes: then nothing closes.
      if (this.#child.pid === undefined) resolve(undefined);
    });
  }

  /**
   * Lets it read one file; not two at once.
   *
   * @param onMessage takes one message of the answer; what it returns other than undefined is the result
   * @throws what the reading or `onMessage` fails with; OutOfMemory; that the process has ended without an answer
   */
  async read<Result>(request: object, onMessage: (message: unknown) => Result | undefined): Promise<Read<Result>> {
    const child = this.#child;
    const { promise, resolve, reject } = Promise.withResolvers<Read<Result>>();
    let result: Result | undefined;
    let failure: unknown;
    const take = (message: unknown): void => {
      try {
        const said = processMessageSchema.parse(message);
        if (said.kind === 'answer') result = onMessage(said.answer) ?? result;
        else if (said.kind === 'failed') failure ??= said.error;
        else if (failure === undefined && result !== undefined) resolve({ result, residentBytes: said.residentBytes });
        else reject(failure ?? new Error('The reading process answered without a result'));
      } catch (error) {
        failure ??= error;
      }
    };
    child.on('message', take);
    void this.ended.then(() => {
      reject(this.#whyEnded());
    });
    try {
      // A process that has ended, or never began, is told of by its end, which says why.
      if (this.isAlive) {
        child.send(request, (error) => {
          if (error && this.isAlive) reject(error);
        });
      }
      return await promise;
    } finally {
      child.off('message', take);
    }
  }

  get isAlive(): boolean {
    return this.#child.connected;
  }

  /** Lets this process end while that one waits for the next file. */
  unref(): void {
    this.#child.unref();
    this.#child.channel?.unref();
    if (this.#child.stderr instanceof Socket) this.#child.stderr.unref();
  }

  /** Takes `unref` back. */
  ref(): void {
    this.#child.ref();
    this.#child.channel?.ref();
    if (this.#child.stderr instanceof Socket) this.#child.stderr.ref();
  }

  /** Ends it at once, whatever it does. */
  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  #whyEnded(): Error {
    // V8 says so before it ends the process; nothing else tells its end from any other.
    if (this.#errors.includes('JavaScript heap out of memory')) return new OutOfMemory();
    const { exitCode, signalCode } = this.#child;
    return new Error(
      `The reading process ended without an answer (${String(signalCode ?? exitCode)}): ${this.#errors}`,
    );
  }
}

/** Where Node.js keeps what it has compiled, below a folder for its version: a start is twice as fast with it. */
function compiledBefore(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

/** A file took all the memory that its process may have. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';
}
