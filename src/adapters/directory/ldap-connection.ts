import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure, type ConnectionOptions } from 'node:tls';
import { Client, ResultCodeError } from 'ldapts';
import { failureOf, NotSecret } from './ldap-failure.ts';

export interface LdapAddress {
  /** `ldaps://host` or `ldap://host`, without user and password. */
  readonly url: string;
  /** Whether a connection that begins in the clear goes on under TLS before anything is said. */
  readonly startsTls: boolean;
  /** Undefined: nobody in particular. */
  readonly account: { readonly name: string; readonly password: string } | undefined;
}

export interface Patience {
  /** Milliseconds until there is a connection, secret where it must be. */
  readonly connect: number;
  /** Milliseconds for one answer: a page of people. */
  readonly answer: number;
}

const usual: Patience = { connect: 10_000, answer: 60_000 };

/**
 * Connects, signs in, does the work and says goodbye. One connection serves one piece of work: the library would make a
 * lost one anew, in the clear.
 *
 * @throws AppError as the port says
 */
export async function withLdap<T>(
  { url, startsTls, account }: LdapAddress,
  work: (client: Client) => Promise<T>,
  { signal, patience = usual }: { signal?: AbortSignal | undefined; patience?: Patience } = {},
): Promise<T> {
  const { protocol, hostname, port: given } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const port = given === '' ? (protocol === 'ldaps:' ? 636 : 389) : Number(given);
  // The name in the certificate is compared with the host; only names, not numbers, are told to the server.
  const secret = { host, ...(isIP(host) === 0 && { servername: host }) };
  const line = new Line(patience);
  const client = new Client({
    url,
    timeout: patience.answer,
    connectTimeout: patience.connect,
    createConnection: () => line.take(connectPlain({ host, port })),
    createSecureConnection: (first: ConnectionOptions | number) =>
      typeof first === 'object' && first.socket
        ? connectSecure({ ...secret, socket: first.socket })
        : line.take(connectSecure({ ...secret, port })),
  });
  const stop = (): void => {
    line.cut(new Error('aborted'));
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    signal?.throwIfAborted();
    if (startsTls) await goSecret(client, line);
    if (account) await client.bind(account.name, account.password);
    return await work(client);
  } catch (error) {
    signal?.throwIfAborted();
    throw failureOf(error, line.failure);
  } finally {
    signal?.removeEventListener('abort', stop);
    // A line that has been cut cannot be said goodbye on.
    if (!line.failure) await client.unbind().catch(() => undefined);
    line.cut();
  }
}

async function goSecret(client: Client, line: Line): Promise<void> {
  const { expired, end } = line.expectWithin();
  try {
    await Promise.race([client.startTLS(), expired]);
  } catch (error) {
    // Whatever the server answers instead of yes: nothing goes over this line.
    if (error instanceof ResultCodeError) throw new NotSecret(`STARTTLS ${error.code}`, { cause: error });
    throw error;
  } finally {
    end();
  }
}

/** The one socket of a piece of work. */
class Line {
  #socket: Socket | undefined;
  #failure: Error | undefined;
  readonly #patience: Patience;

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  /** What it broke with. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  take<Kind extends Socket>(socket: Kind): Kind {
    if (this.#socket) {
      socket.destroy();
      throw new Error('the connection was lost');
    }
    this.#socket = socket;
    socket.on('error', (error) => {
      this.#failure ??= error;
    });
    return socket;
  }

  cut(reason?: Error): void {
    this.#failure ??= reason;
    this.#socket?.destroy(reason);
  }

  /** For the handshake, which the library would wait for for ever. */
  expectWithin(): { expired: Promise<never>; end: () => void } {
    let end = (): void => undefined;
    const expired = new Promise<never>((_, reject) => {
      const timer = setTimeout(() => {
        const error = new Error('timed out');
        this.cut(error);
        reject(error);
      }, this.#patience.connect);
      end = () => {
        clearTimeout(timer);
      };
    });
    return { expired, end };
  }
}
