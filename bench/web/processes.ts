import { root } from '#app/root.ts';
import { pathToFileURL } from 'node:url';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { universityNow } from '#test/fixtures/university/database.ts';
import { publicUrl } from './readers.ts';

const program = pathToFileURL(`${root}/src/main.ts`);

/** The environment of a single server: PostgreSQL and nothing else. */
export function environmentOf(url: string, folder: string): Record<string, string> {
  return {
    DATABASE_URL: url,
    DATABASE_DIRECT_URL: '',
    DATABASE_REPLICA_URLS: '',
    RABBITMQ_URL: '',
    REDIS_URL: '',
    PULSE_DATA_DIR: folder,
    PULSE_HOST: '127.0.0.1',
    PULSE_PORT: '0',
    PULSE_PUBLIC_URL: publicUrl,
    PULSE_SECRET: 'a secret for this bench, long enough to sign',
    PULSE_NOW: universityNow,
    PULSE_LOG_LEVEL: 'warn',
    PULSE_DRAIN_SECONDS: '0',
  };
}

export interface WebProcess {
  readonly address: string;
  readonly process: ChildProcess;
}

/** Runs `work` with the addresses of so many `pulse web` that serve, and ends them. */
export async function withWebs<T>(
  count: number,
  environment: Record<string, string>,
  work: (addresses: readonly [string, ...string[]]) => Promise<T>,
): Promise<T> {
  const webs: WebProcess[] = [];
  try {
    const first = await startWeb(environment);
    webs.push(first);
    while (webs.length < count) webs.push(await startWeb(environment));
    return await work([first.address, ...webs.slice(1).map(({ address }) => address)]);
  } finally {
    await Promise.all(webs.map(({ process }) => process.terminate()));
  }
}

/** `pulse web`, ready to serve. */
export async function startWeb(environment: Record<string, string>): Promise<WebProcess> {
  const started = startProcess(program, ['web'], environment);
  const line = await started.line('Pulse.EDU is ready:');
  return { address: line.replace('Pulse.EDU is ready: ', ''), process: started };
}

/** `pulse worker` for all queues. */
export function startWorker(environment: Record<string, string>): ChildProcess {
  return startProcess(program, ['worker'], environment);
}
