import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { isBehaviour, type Behaviour } from './behaviour.ts';
import { createChats, type Chats } from './chats.ts';
import { readArguments, refusal, type Answer } from './protocol.ts';

/** A token as @BotFather gives them. */
export const telegramToken = '123456789:AAEexampleexampleexampleexample0000';
export const telegramBot = 'pulse_edu_bot';

export interface FakeTelegram extends Chats {
  /** `http://127.0.0.1:port`. */
  readonly address: string;
  /** Methods that were called, in their order, those that failed included. */
  readonly calls: readonly string[];
  /** The next calls but getUpdates meet these behaviours, one each; then again what was told before. */
  script(...behaviours: readonly Behaviour[]): void;
  /** Every call without a script meets this. */
  always(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export interface FakeTelegramOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** Milliseconds that every answer but that of getUpdates takes. Default 0. */
  readonly answerMs?: number;
  /** What a refusal for too many tells to wait. Default 1. */
  readonly retryAfter?: number;
}

/**
 * A Bot API server on this machine. Beside the methods of the protocol, for those who started it by hand: `POST /behaviour`
 * with a word changes how it behaves, `POST /say/CHAT` with a text says it in a chat, `POST /press/CHAT/MESSAGE` with the
 * data of a button presses it, `GET /chats` shows what was said.
 */
export async function startTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const { port = 0, answerMs = 0, retryAfter = 1 } = options;
  const chats = createChats(telegramBot);
  const calls: string[] = [];
  const planned: Behaviour[] = [];
  let usual: Behaviour = 'well';

  async function callMethod(method: string, body: string, response: ServerResponse): Promise<void> {
    calls.push(method);
    const given = readArguments(body);
    if (method === 'getUpdates') {
      const updates = await chats.getUpdates(given, response);
      if (!response.destroyed) send(response, updates);
      return;
    }
    const behaviour = planned.shift() ?? usual;
    await passed(behaviour === 'slow' ? 3000 : answerMs);
    if (behaviour === 'lost') response.socket?.destroy();
    else if (behaviour === 'dropped') cut(response, chats.answer(method, given));
    else send(response, refused(behaviour) ?? chats.answer(method, given));
  }

  function refused(behaviour: Behaviour): Answer | undefined {
    switch (behaviour) {
      case 'too-many':
        return refusal(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
      case 'fails':
        return refusal(500, 'Internal Server Error');
      case 'blocked':
        return refusal(403, 'Forbidden: bot was blocked by the user');
      case 'gone':
        return refusal(400, 'Bad Request: chat not found');
      default:
        return undefined;
    }
  }

  async function serve(path: string, body: string, response: ServerResponse): Promise<void> {
    const [, first = '', second = '', third = ''] = path.split('/');
    if (first === `bot${telegramToken}`) {
      await callMethod(second, body, response);
      return;
    }
    const word = body.trim();
    if (first === 'behaviour' && isBehaviour(word)) usual = word;
    else if (first === 'say') chats.say(second, body);
    else if (first === 'press') chats.press(second, third, body);
    const isKnown = ['behaviour', 'say', 'press', 'chats'].includes(first);
    send(response, isKnown ? { status: 200, json: { sent: chats.sent } } : refusal(401, 'Unauthorized'));
  }

  const server = createServer((request, response) => {
    void text(request)
      .then((body) => serve(request.url?.split('?')[0] ?? '', body, response))
      .catch(() => request.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    ...chats,
    get webhook() {
      return chats.webhook;
    },
    get waiting() {
      return chats.waiting;
    },
    address: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : port}`,
    calls,
    script(...behaviours) {
      planned.push(...behaviours);
    },
    always(behaviour) {
      usual = behaviour;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function passed(milliseconds: number): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function send(response: ServerResponse, { status, json }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(json));
}

function cut(response: ServerResponse, { status, json }: Answer): void {
  const whole = Buffer.from(JSON.stringify(json));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': whole.length });
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.socket?.destroy());
}
