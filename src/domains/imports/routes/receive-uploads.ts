import type { FastifyRequest } from 'fastify';
import type {} from '@fastify/multipart';
import { AppError } from '#kernel/errors.ts';
import { reviewModes, type ReviewMode } from '../contract.ts';
import type { UploadChoices } from '../service/imports.ts';
import { discardUploads, storeUpload, type StoredFile } from '../service/upload.ts';

function readReviewMode(text: string): ReviewMode {
  const mode = reviewModes.find((known) => known === text);
  if (!mode) throw new AppError('import.unknown_review', { known: reviewModes.join(', ') });
  return mode;
}

/**
 * Takes the files of a multipart request, each straight into the file store. When one fails or the connection breaks,
 * those already stored are removed again: an upload begins as a whole or not at all.
 */
export async function receiveUploads(
  request: FastifyRequest,
): Promise<{ uploads: StoredFile[]; choices: UploadChoices }> {
  const uploads: StoredFile[] = [];
  let choices: UploadChoices = {};
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') uploads.push(await storeUpload(part.filename, part.file));
      else if (typeof part.value !== 'string') continue;
      else if (part.fieldname === 'teacherId') choices = { ...choices, teacherId: part.value || null };
      else if (part.fieldname === 'course') choices = { ...choices, course: part.value };
      else if (part.fieldname === 'review') choices = { ...choices, review: readReviewMode(part.value) };
    }
  } catch (error) {
    await discardUploads(uploads);
    throw error;
  }
  return { uploads, choices };
}
