import type { IncomingMessage } from 'node:http';
import type { Bucket } from './bucket.ts';
import { S3Error, xmlHead } from './error.ts';

export type S3Operation =
  | 'PutObject'
  | 'GetObject'
  | 'HeadObject'
  | 'DeleteObject'
  | 'CreateMultipartUpload'
  | 'UploadPart'
  | 'CompleteMultipartUpload'
  | 'AbortMultipartUpload';

/** A request as S3 understands it. */
export interface S3Request {
  readonly operation: S3Operation;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

export interface S3Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** Reads what is asked from method and path-style address. @throws S3Error 405 for what this server does not know */
export function readRequest({ method = '', url = '' }: IncomingMessage): S3Request {
  const { pathname, searchParams: query } = new URL(url, 'http://s3');
  const [, bucket = '', ...parts] = pathname.split('/').map(decodeURIComponent);
  return { operation: operationOf(method, query), bucket, key: parts.join('/'), query };
}

function operationOf(method: string, query: URLSearchParams): S3Operation {
  if (method === 'PUT') return query.has('partNumber') ? 'UploadPart' : 'PutObject';
  if (method === 'GET') return 'GetObject';
  if (method === 'HEAD') return 'HeadObject';
  if (method === 'DELETE') return query.has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject';
  if (method === 'POST' && query.has('uploads')) return 'CreateMultipartUpload';
  if (method === 'POST' && query.has('uploadId')) return 'CompleteMultipartUpload';
  throw new S3Error(405, 'MethodNotAllowed');
}

/** Does what is asked. @throws S3Error */
export function answer(bucket: Bucket, asked: S3Request, request: IncomingMessage, body: Buffer): S3Answer {
  const { operation, key, query } = asked;
  const uploadId = query.get('uploadId') ?? '';
  switch (operation) {
    case 'PutObject':
      return { status: 200, headers: { etag: bucket.put(key, body).etag } };
    case 'GetObject':
    case 'HeadObject':
      return read(bucket, key, request.headers['if-match']);
    case 'DeleteObject':
      bucket.objects.delete(key);
      return { status: 204 };
    case 'CreateMultipartUpload': {
      const id = bucket.beginUpload(key);
      return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    case 'UploadPart': {
      const { etag } = bucket.putPart(key, uploadId, Number(query.get('partNumber')), body);
      return { status: 200, headers: { etag } };
    }
    case 'CompleteMultipartUpload': {
      const { etag } = bucket.completeUpload(key, uploadId, readParts(body.toString()));
      return xml(`<CompleteMultipartUploadResult><ETag>${etag}</ETag></CompleteMultipartUploadResult>`);
    }
    case 'AbortMultipartUpload':
      bucket.abortUpload(key, uploadId);
      return { status: 204 };
  }
}

function read(bucket: Bucket, key: string, ifMatch: string | undefined): S3Answer {
  const { content, etag } = bucket.get(key);
  if (ifMatch !== undefined && ifMatch !== etag) throw new S3Error(412, 'PreconditionFailed');
  return { status: 200, headers: { etag, 'content-type': 'application/octet-stream' }, body: content };
}

function readParts(text: string): { number: number; etag: string }[] {
  return [...text.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
    number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
    etag: (/<ETag>([^<]*)</.exec(part)?.[1] ?? '').replaceAll('&quot;', '"'),
  }));
}

function xml(body: string): S3Answer {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: xmlHead + body };
}
