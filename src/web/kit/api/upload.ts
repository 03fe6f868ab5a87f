import { addressOf, callHeaders, isJson, readAnswer } from './client.ts';
import { ApiProblem } from './problem.ts';

interface Received {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends files and tells how far it got (fetch cannot).
 *
 * @param onProgress receives the fraction sent, 0–1
 * @throws ApiProblem; a DOMException named AbortError when `signal` ended it
 */
export async function upload<Answer>(
  path: string,
  form: FormData,
  onProgress: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<Answer> {
  const { status, text } = await send(addressOf(path), form, onProgress, signal);
  return readAnswer(status, text, (body): body is Answer => isJson(body));
}

function send(
  address: string,
  form: FormData,
  onProgress: (fraction: number) => void,
  signal: AbortSignal | undefined,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    for (const [name, value] of Object.entries(callHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      onProgress(total === 0 ? 0 : loaded / total);
    };
    request.onerror = () => {
      reject(new ApiProblem({ status: 0, code: 'network.unreachable' }));
    };
    request.onabort = () => {
      reject(new DOMException('The upload was cancelled.', 'AbortError'));
    };
    request.onload = () => {
      resolve({ status: request.status, text: request.responseText });
    };
    signal?.addEventListener('abort', () => {
      request.abort();
    });
    request.send(form);
  });
}
