/** What grammY asks for: a POST of JSON. */
interface Call {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** Of a library of its own, which the fetch of Node.js does not take. */
  readonly signal: { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void };
}

/**
 * The fetch of Node.js in place of the one that grammY brings: that one does not see that a connection was lost in the
 * middle of an answer, and waits until the time is up.
 */
export async function platformFetch(address: string, { method, headers, body, signal }: Call): Promise<Response> {
  const own = new AbortController();
  if (signal.aborted) own.abort();
  signal.addEventListener('abort', () => own.abort());
  return fetch(address, { method, headers, body, signal: own.signal, redirect: 'error' });
}
