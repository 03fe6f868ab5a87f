import { ModelFailure } from './port.ts';

/** An answer of a page or two takes some kB; whoever sends this much does not end. */
const mostCharacters = 1_000_000;

/**
 * Fetches and reads the whole answer, which may have a million characters at most. It follows no redirections: credentials go where
 * the configuration says.
 *
 * @throws ModelFailure broken too_long, temporary cut_off or unreachable; the signal's reason when that is aborted
 */
export async function limitedFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  try {
    const response = await fetch(input, { ...init, redirect: 'manual' });
    const body = await readBody(response);
    // Of opaque answers and those without a body the constructor wants none.
    const hasBody = response.status >= 200 && response.status !== 204 && response.status !== 304;
    return new Response(hasBody ? body : null, { status: response.status, headers: plainHeaders(response.headers) });
  } catch (error) {
    if (error instanceof ModelFailure) throw error;
    if (init.signal?.aborted === true) throw init.signal.reason;
    throw new ModelFailure('temporary', isCut(error) ? 'cut_off' : 'unreachable', { cause: error });
  }
}

async function readBody(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    text += read.value;
    if (text.length > mostCharacters) {
      await reader?.cancel();
      throw new ModelFailure('broken', 'too_long');
    }
  }
  return text;
}

/** The body is unpacked and whole by now; what told of its packing no longer holds. */
function plainHeaders(headers: Headers): Headers {
  const plain = new Headers(headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) plain.delete(name);
  return plain;
}

/** A body that ends early is told by the reader of the body, not by the connection. */
function isCut(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'terminated';
}
