import type { FastifyReply } from 'fastify';
import type { DownloadFile } from '../table-file.ts';

/** Answers with a file to be saved. */
export function sendFile(reply: FastifyReply, file: DownloadFile): FastifyReply {
  return reply
    .header('content-type', file.contentType)
    .header('content-disposition', `attachment; filename="${file.fileName}"`)
    .send(Buffer.from(file.content));
}
