import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** A letter as it came over the wire. */
export interface ReceivedLetter {
  /** The sender of the envelope, to whom it goes back. */
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string;
  /** Headers and body, as sent. */
  readonly source: string;
  /** The plain text, decoded. */
  readonly text: string;
}

/**
 * What goes wrong with a letter: `busy` is answered 421; `cut` closes the connection before the letter is taken;
 * `cut-answer` after it, before its sender is told; a number are milliseconds that the answer takes.
 */
export type SmtpFault = 'busy' | 'cut' | 'cut-answer' | number;

export interface SmtpForTests {
  readonly url: string;
  readonly letters: ReceivedLetter[];
  /** What the next recipients are answered with instead of being accepted, e.g. 550; undefined: accepted. */
  refuseWith: number | undefined;
  /** The same of senders. */
  refuseSenderWith: number | undefined;
  /** Asked what is to go wrong with each letter that comes; undefined: nothing. */
  nextFault: () => SmtpFault | undefined;
  stop(): Promise<void>;
}

/**
 * A mail server of a test's own that speaks SMTP on a free port.
 *
 * @param account demanded of senders; undefined: nobody has to sign in
 */
export async function startSmtp(account?: { user: string; password: string }): Promise<SmtpForTests> {
  const letters: ReceivedLetter[] = [];
  const state: Pick<SmtpForTests, 'refuseWith' | 'refuseSenderWith' | 'nextFault'> = {
    ...{ refuseWith: undefined, refuseSenderWith: undefined },
    nextFault: () => undefined,
  };
  const cut = (id: string): void => {
    for (const connection of server.connections) if (connection.id === id) connection._socket.destroy();
  };
  const server = new SMTPServer({
    authOptional: account === undefined,
    disabledCommands: ['STARTTLS'],
    onAuth({ username, password }, _session, callback) {
      if (username === account?.user && password === account?.password) callback(null, { user: username });
      else callback(Object.assign(new Error('no such account'), { responseCode: 535 }));
    },
    onMailFrom: (_address, _session, callback) => answer(state.refuseSenderWith, callback),
    onRcptTo: (_address, _session, callback) => answer(state.refuseWith, callback),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const fault = state.nextFault();
        if (fault === 'cut') cut(session.id);
        if (fault === 'busy') callback(Object.assign(new Error('come later'), { responseCode: 421 }));
        if (fault === 'cut' || fault === 'busy') return;
        const source = Buffer.concat(chunks).toString();
        const { mailFrom, rcptTo } = session.envelope;
        const [from, to] = [mailFrom ? mailFrom.address : '', rcptTo.map(({ address }) => address)];
        const messageId = /^message-id: (\S+)/im.exec(source)?.[1] ?? '';
        letters.push({ from, to, messageId, source, text: plainTextOf(source) });
        if (fault === 'cut-answer') cut(session.id);
        else setTimeout(callback, fault ?? 0);
      });
    },
  });
  // Senders that are killed leave connections behind.
  server.on('error', () => {});
  const listening = once(server.server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  const login = account ? `${encodeURIComponent(account.user)}:${encodeURIComponent(account.password)}@` : '';
  return {
    url: `smtp://${login}127.0.0.1:${address.port}`,
    letters,
    get refuseWith() {
      return state.refuseWith;
    },
    set refuseWith(code) {
      state.refuseWith = code;
    },
    get refuseSenderWith() {
      return state.refuseSenderWith;
    },
    set refuseSenderWith(code) {
      state.refuseSenderWith = code;
    },
    get nextFault() {
      return state.nextFault;
    },
    set nextFault(next) {
      state.nextFault = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

function answer(refusal: number | undefined, callback: (error?: Error) => void): void {
  if (refusal === undefined) callback();
  else callback(Object.assign(new Error('not here'), { responseCode: refusal }));
}

/** The first part of type text/plain. */
function plainTextOf(source: string): string {
  // The boundary, not any line that begins with two dashes: so begins the end of a letter, too.
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? 'none';
  const [, head = '', rest = ''] = /content-type: text\/plain([^]*?)\r\n\r\n([^]*)$/i.exec(source) ?? [];
  const [body = ''] = rest.split(`\r\n--${boundary}`);
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
