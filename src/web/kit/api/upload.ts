import { addressOf, callHeaders, readAnswer } from './client.ts';
import { ApiProblem } from './problem.ts';

/**
 * Sends files and tells how far it got (fetch cannot).
 *
 * @param onProgress receives the fraction sent, 0–1
 * @throws ApiProblem; a DOMException named AbortError when `signal` ended it
 */
export function upload<Answer>(
  path: string,
  form: FormData,
  onProgress: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(path));
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
      try {
        resolve(readAnswer<Answer>(request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    signal?.addEventListener('abort', () => {
      request.abort();
    });
    request.send(form);
  });
}
