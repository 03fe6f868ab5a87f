import { readFile } from 'node:fs/promises';
import { ModelFailure } from '../port.ts';

/**
 * How we are known to Yandex Cloud: a key, a token, or a file with the newest token, which lasts twelve hours and is
 * therefore written anew by whoever renews it.
 */
export type YandexAccess =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'token_file'; readonly path: string };

/** The value of the header Authorization; the file is read each time. @throws ModelFailure permanent no_token */
export async function authorization(access: YandexAccess): Promise<string> {
  if (access.kind === 'key') return `Api-Key ${access.key}`;
  if (access.kind === 'token') return `Bearer ${access.token}`;
  const token = await readFile(access.path, 'utf8').catch((error: unknown) => {
    throw new ModelFailure('permanent', 'no_token', { cause: error });
  });
  if (!/^[\x21-\x7e]+$/.test(token.trim())) throw new ModelFailure('permanent', 'no_token');
  return `Bearer ${token.trim()}`;
}
