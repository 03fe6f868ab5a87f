import type { FastifyRequest } from 'fastify';
import type {} from '@fastify/multipart';
import { discardUploads, storeUpload, type StoredFile } from '../service/upload.ts';

/**
 * Takes the files of a multipart request, each straight into the file store. When one fails or the connection breaks,
 * those already stored are removed again: an upload begins as a whole or not at all.
 *
 * @returns teacherId: null when the form says nobody, undefined when it says nothing
 */
export async function receiveUploads(
  request: FastifyRequest,
): Promise<{ uploads: StoredFile[]; teacherId: string | null | undefined }> {
  const uploads: StoredFile[] = [];
  let teacherId: string | null | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') uploads.push(await storeUpload(part.filename, part.file));
      else if (part.fieldname === 'teacherId' && typeof part.value === 'string') teacherId = part.value || null;
    }
  } catch (error) {
    await discardUploads(uploads);
    throw error;
  }
  return { uploads, teacherId };
}
