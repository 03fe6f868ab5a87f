import { runtime } from '#kernel/runtime.ts';

interface NewCookie {
  readonly name: string;
  /** Letters, digits, `-` and `_`; empty to remove it. */
  readonly value: string;
  /** Where the browser sends it. */
  readonly path: string;
  readonly seconds: number;
}

/** Value of Set-Cookie for a cookie that no script sees and, where there is TLS, nothing else carries. */
export function writeCookie({ name, value, path, seconds }: NewCookie): string {
  const secure = runtime().access.publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** Its value, as `writeCookie` wrote it; undefined when the browser brings none of such letters. */
export function readCookie(headers: Headers, name: string): string | undefined {
  const pattern = new RegExp(`(?:^|;\\s*)${name.replaceAll('.', '[.]')}=([\\w-]+)(?:;|$)`);
  return pattern.exec(headers.get('cookie') ?? '')?.[1];
}
