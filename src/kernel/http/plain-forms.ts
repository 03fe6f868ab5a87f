import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body may be a form without files. */
    takesPlainForm?: boolean;
  }
}

const formBytes = 4096;

/** Lets routes that say so take `application/x-www-form-urlencoded`; its fields, the last of each name, are the body. */
export function readPlainForms(server: FastifyInstance): void {
  const type = 'application/x-www-form-urlencoded';
  const parse = async (request: FastifyRequest, body: string): Promise<unknown> => {
    if (request.routeOptions.config.takesPlainForm !== true) throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(type);
    return Object.fromEntries(new URLSearchParams(body));
  };
  server.addContentTypeParser(type, { parseAs: 'string', bodyLimit: formBytes }, parse);
}
