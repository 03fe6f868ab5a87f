import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { answer, readRequest, type S3Answer, type S3Operation } from './answer.ts';
import { Bucket } from './bucket.ts';
import { S3Error } from './error.ts';
import { verifySignature, type S3Credentials } from './signature.ts';

/**
 * What goes wrong: `slow-down` answers 503; `cut` closes the connection before the request is obeyed; `cut-answer`
 * after it, in the middle of the answer; `silence` never answers; `failed-200` answers 200 with an error inside, as S3
 * may when it puts parts together.
 */
export type S3Fault = 'slow-down' | 'cut' | 'cut-answer' | 'silence' | 'failed-200';

/** A server that speaks as much of the S3 protocol as a store of files needs, with signatures checked; in memory. */
export interface S3Server extends S3Credentials {
  readonly endpoint: string;
  readonly bucketName: string;
  readonly bucket: Bucket;
  /** The operations asked for so far, faults included. */
  readonly asked: readonly S3Operation[];
  /** Lets the next `times` requests of this kind go wrong. */
  fail(operation: S3Operation, fault: S3Fault, times?: number): void;
  close(): Promise<void>;
}

export interface S3ServerOptions extends Partial<S3Credentials> {
  readonly bucketName?: string;
  /** Default: a free one. */
  readonly port?: number;
}

/** Starts one on this machine only. */
export async function startS3Server(options: S3ServerOptions = {}): Promise<S3Server> {
  const { bucketName = 'pulse-files', port = 0 } = options;
  const { region = 'ru-test-1', accessKeyId = 'test-key', secretAccessKey = 'a secret of the test store' } = options;
  const credentials = { region, accessKeyId, secretAccessKey };
  const bucket = new Bucket();
  const asked: S3Operation[] = [];
  const faults: { operation: S3Operation; fault: S3Fault }[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    try {
      const wanted = readRequest(request);
      asked.push(wanted.operation);
      verifySignature(request, body, credentials);
      if (wanted.bucket !== bucketName) throw new S3Error(404, 'NoSuchBucket');
      const planned = faults.findIndex(({ operation }) => operation === wanted.operation);
      const fault = planned < 0 ? undefined : faults.splice(planned, 1).map((found) => found.fault)[0];
      if (fault === 'silence') return;
      if (fault === 'cut') {
        request.socket.destroy();
        return;
      }
      if (fault === 'slow-down') throw new S3Error(503, 'SlowDown');
      if (fault === 'failed-200') {
        send(response, { status: 200, body: new S3Error(500, 'InternalError').toXml() });
        return;
      }
      const answered = answer(bucket, wanted, request, body);
      if (fault === 'cut-answer') cut(response, answered);
      else send(response, answered, request.method === 'HEAD');
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      const headers = { 'content-type': 'application/xml' };
      send(response, { status: error.status, headers, body: error.toXml() }, request.method === 'HEAD');
    }
  }

  const server = createServer((request, response) => void serve(request, response).catch(() => request.destroy()));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    ...credentials,
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    bucketName,
    bucket,
    asked,
    fail(operation, fault, times = 1) {
      for (let i = 0; i < times; i += 1) faults.push({ operation, fault });
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function send(response: ServerResponse, { status, headers, body = '' }: S3Answer, isHead = false): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body), 'x-amz-request-id': 'test' });
  response.end(isHead ? undefined : body);
}

/** Promises the whole answer, sends half of it and hangs up. */
function cut(response: ServerResponse, { status, headers, body = '' }: S3Answer): void {
  const whole = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': whole.length + 1 });
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.socket?.destroy());
}
