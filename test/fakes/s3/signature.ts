import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { systemClock } from '#kernel/clock.ts';
import { S3Error } from './error.ts';

export interface S3Credentials {
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Milliseconds by which the clocks of client and server may differ, as on Amazon's. */
const mostSkew = 15 * 60_000;

/**
 * Checks the request's signature (AWS Signature Version 4, in the header) and that its body is the one signed.
 *
 * @throws S3Error 403 AccessDenied, InvalidAccessKeyId, SignatureDoesNotMatch, RequestTimeTooSkewed; 400
 */
export function verifySignature(request: IncomingMessage, body: Buffer, credentials: S3Credentials): void {
  const { date, scope, signedHeaders, signature, accessKeyId } = readAuthorization(request);
  if (accessKeyId !== credentials.accessKeyId) throw new S3Error(403, 'InvalidAccessKeyId');
  const time = header(request, 'x-amz-date');
  if (Math.abs(systemClock('UTC').now().getTime() - readTime(time)) > mostSkew)
    throw new S3Error(403, 'RequestTimeTooSkewed');
  if (scope !== `${date}/${credentials.region}/s3/aws4_request` || !time.startsWith(date)) {
    throw new S3Error(400, 'AuthorizationHeaderMalformed');
  }
  if (!signedHeaders.includes('host')) throw new S3Error(403, 'SignatureDoesNotMatch');
  const payload = header(request, 'x-amz-content-sha256');
  if (payload !== sha256(body)) throw new S3Error(400, 'XAmzContentSHA256Mismatch');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonicalRequest(request, signedHeaders, payload))].join(
    '\n',
  );
  const expected = hmac(signingKey(credentials, date), toSign);
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new S3Error(403, 'SignatureDoesNotMatch');
  }
}

const authorizationForm =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([\da-f]+)$/;

function readAuthorization(request: IncomingMessage): {
  accessKeyId: string;
  date: string;
  scope: string;
  signedHeaders: string[];
  signature: string;
} {
  const { authorization } = request.headers;
  if (authorization === undefined) throw new S3Error(403, 'AccessDenied');
  const [, accessKeyId = '', date = '', rest = '', signed = '', signature = ''] =
    authorizationForm.exec(authorization) ?? [];
  if (signature === '') throw new S3Error(400, 'AuthorizationHeaderMalformed');
  return { accessKeyId, date, scope: `${date}/${rest}`, signedHeaders: signed.split(';'), signature };
}

function canonicalRequest(request: IncomingMessage, signedHeaders: string[], payload: string): string {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const parameters = query
    .split('&')
    .filter((parameter) => parameter !== '')
    .map((parameter) => (parameter.includes('=') ? parameter : `${parameter}=`))
    .sort();
  const headers = signedHeaders.map((name) => `${name}:${header(request, name).trim().replaceAll(/ +/g, ' ')}\n`);
  return [request.method, path, parameters.join('&'), headers.join(''), signedHeaders.join(';'), payload].join('\n');
}

function signingKey({ secretAccessKey, region }: S3Credentials, date: string): Buffer {
  return [region, 's3', 'aws4_request'].reduce(hmac, hmac(Buffer.from(`AWS4${secretAccessKey}`), date));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

/** Milliseconds since 1970 of e.g. 20241111T093000Z. */
function readTime(text: string): number {
  return Date.parse(text.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')) || 0;
}
