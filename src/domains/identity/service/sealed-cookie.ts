import { z } from 'zod';
import { systemClock } from '#kernel/clock.ts';
import { clock, log, runtime } from '#kernel/runtime.ts';
import { seal, unseal } from '#kernel/seal.ts';

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
  const pattern = new RegExp(`(?:^|;\\s*)${name.replaceAll('.', '[.]')}=([\\w-]+)(?:;|$)`);
  const about = `cookie ${name}`;
  const cookie = (text: string, seconds: number): string => {
    const secure = runtime().access.publicUrl.startsWith('https:') ? '; Secure' : '';
    return `${name}=${text}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  };
  return {
    write: (value) =>
      cookie(seal(JSON.stringify({ value, until: realTime() + lifeSeconds * 1000 }), about), lifeSeconds),
    clear: () => cookie('', 0),
    read(headers) {
      const sealed = pattern.exec(headers.get('cookie') ?? '')?.[1];
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

/** People take real time, even while PULSE_NOW freezes the university's. */
const realTime = (): number => systemClock(clock().timeZone).now().getTime();
