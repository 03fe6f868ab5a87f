import { z } from 'zod';
import { ask, type Readers } from './readers.ts';
import { startWeb } from './processes.ts';

const requestLine = z.object({ msg: z.literal('request'), method: z.string(), route: z.string(), statements: z.int() });

/** Readers of each page, besides the first, who open it: enough to meet other courses and other students. */
const openedOfEach = 8;

/**
 * Opens every page for several readers in a web process of its own and gives the most statements that a request of each
 * route has sent: what is kept already costs fewer.
 */
export async function countStatements(
  environment: Record<string, string>,
  readers: Readers,
): Promise<Record<string, number>> {
  const { address, process } = await startWeb({ ...environment, PULSE_LOG_LEVEL: 'info' });
  try {
    for (const { page, cookie } of readers.someOfEach(openedOfEach)) {
      for (const path of page.paths) await ask(`${address}${path}`, { cookie });
    }
  } finally {
    await process.terminate();
  }
  const most = new Map<string, number>();
  for (const line of process.errors.split('\n').filter((text) => text.startsWith('{'))) {
    const parsed = requestLine.safeParse(JSON.parse(line));
    if (!parsed.success) continue;
    const { method, route, statements } = parsed.data;
    const name = `${method} ${route.replace('/api/v1', '')}`;
    most.set(name, Math.max(statements, most.get(name) ?? 0));
  }
  return Object.fromEntries([...most].sort(([a], [b]) => a.localeCompare(b)));
}

/** @throws when a request sends more statements in one university than in the other, which differ by size only */
export function assertConstant(one: Record<string, number>, other: Record<string, number>): void {
  const routes = new Set([...Object.keys(one), ...Object.keys(other)]);
  const grown = [...routes].filter((route) => one[route] !== other[route]);
  if (routes.size === 0) throw new Error('no request was logged');
  if (grown.length > 0) {
    const told = grown.map((route) => `${route}: ${one[route] ?? 'none'} and ${other[route] ?? 'none'}`);
    throw new Error(`statements of a request depend on the size of the university: ${told.join('; ')}`);
  }
}
