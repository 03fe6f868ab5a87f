import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * Headers that tell the browser what our pages may do: load scripts, fonts and data from this server (and those of
 * the pages from where `assetUrl` leads) only, be framed by nobody. Styles may stand in the page, because Mantine writes them there; scripts may not.
 */
export async function sendSecurityHeaders(
  server: FastifyInstance,
  publicUrl: string,
  assetUrl?: string,
): Promise<void> {
  const elsewhere = assetUrl === undefined ? [] : [new URL(assetUrl).origin];
  const isSecure = publicUrl.startsWith('https:');
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...elsewhere],
        styleSrc: ["'self'", ...elsewhere, "'unsafe-inline'"],
        imgSrc: ["'self'", ...elsewhere, 'data:', 'blob:'],
        fontSrc: ["'self'", ...elsewhere, 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    // Over plain http it would lock people out of a trial on localhost.
    strictTransportSecurity: isSecure && { maxAge: 31_536_000 },
  });
}
