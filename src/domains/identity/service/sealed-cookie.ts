import { z } from 'zod';
import { log } from '#kernel/runtime.ts';
import { seal, unseal } from '#kernel/seal.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { realTime } from './real-time.ts';

/** A cookie that carries what a browser must bring back, and nobody but us can read or make. */
export interface SealedCookie<Value> {
  /** Value of Set-Cookie. */
  write(value: Value): string;
  /** Value of Set-Cookie that removes it. */
  clear(): string;
  /** What the browser brings back; undefined when it brings nothing of ours, or too late. */
  read(headers: Headers): Value | undefined;
}

const envelope = z.object({ value: z.unknown(), until: z.number() });

interface SealedCookieOptions<Value> {
  readonly name: string;
  /** Where the browser sends it. */
  readonly path: string;
  readonly lifeSeconds: number;
  readonly schema: z.ZodType<Value>;
}

export function sealedCookie<Value extends object>(options: SealedCookieOptions<Value>): SealedCookie<Value> {
  const { name, path, lifeSeconds, schema } = options;
  const about = `cookie ${name}`;
  return {
    write: (value) => {
      const sealed = seal(JSON.stringify({ value, until: realTime() + lifeSeconds * 1000 }), about);
      return writeCookie({ name, path, value: sealed, seconds: lifeSeconds });
    },
    clear: () => writeCookie({ name, path, value: '', seconds: 0 }),
    read(headers) {
      const sealed = readCookie(headers, name);
      if (sealed === undefined) return undefined;
      try {
        const { value, until } = envelope.parse(JSON.parse(unseal(sealed, about)));
        return until > realTime() ? schema.parse(value) : undefined;
      } catch (error) {
        log().debug({ err: error, name }, 'a cookie is not ours');
        return undefined;
      }
    },
  };
}
