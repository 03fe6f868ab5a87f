import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { isBehaviour, textOf, wishOf, type Behaviour, type Question } from './behaviour.ts';

/** A request as it came in. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/** What a protocol makes of requests and of texts. */
export interface Protocol {
  /** A question, or an answer at once: to what is wrong, or is no question. */
  read(arrived: Arrived): Question | Answer;
  /** The model's words. @param isWhole false where it stopped at the most tokens */
  say(words: string, question: Question, isWhole: boolean, arrived: Arrived): Answer;
  refuse(question: Question, arrived: Arrived): Answer;
  fail(status: number): Answer;
}

export interface FakeModel {
  /** `http://127.0.0.1:port`. */
  readonly address: string;
  readonly arrived: readonly Arrived[];
  /** Questions that were asked, in their order. */
  readonly questions: readonly Question[];
  /** Most questions that were under way at once. */
  readonly mostAtOnce: number;
  /** The next questions meet these behaviours, one each; then again what was told before, first of all `well`. */
  script(...behaviours: readonly Behaviour[]): void;
  /** Every question without a script or a wish of its own meets this. */
  always(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export interface FakeModelOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** Milliseconds that every answer takes. Default 0. */
  readonly answerMs?: number;
  /** Milliseconds that a slow answer takes. Default 10,000. */
  readonly slowMs?: number;
}

/**
 * Serves a model on this machine. For those who started it as a process of its own, `POST /behaviour` with a word changes
 * how it behaves from now on, and `GET /questions` tells how many it was asked.
 */
export async function serveModel(protocol: Protocol, options: FakeModelOptions = {}): Promise<FakeModel> {
  const { port = 0, answerMs = 0, slowMs = 10_000 } = options;
  const arrivals: Arrived[] = [];
  const questions: Question[] = [];
  const planned: Behaviour[] = [];
  let usual: Behaviour = 'well';
  let atOnce = 0;
  let mostAtOnce = 0;

  async function serve(arrived: Arrived, response: ServerResponse): Promise<void> {
    if (arrived.path === '/behaviour') {
      const word = arrived.body.trim();
      if (isBehaviour(word)) usual = word;
      send(response, { status: isBehaviour(word) ? 200 : 400, json: { behaviour: usual } });
      return;
    }
    if (arrived.path === '/questions') {
      send(response, { status: 200, json: { asked: questions.length } });
      return;
    }
    arrivals.push(arrived);
    const read = protocol.read(arrived);
    if ('status' in read) {
      send(response, read);
      return;
    }
    questions.push(read);
    const behaviour = wishOf(read) ?? planned.shift() ?? usual;
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    let isUnderWay = true;
    const end = (): void => {
      if (isUnderWay) atOnce -= 1;
      isUnderWay = false;
    };
    response.once('close', end);
    await passed(behaviour === 'slow' ? slowMs : answerMs, response);
    // Before the answer is sent: who has it may ask again before this process hears that it was received.
    if (behaviour !== 'silent') end();
    await behave(behaviour, read, arrived, protocol, response);
  }

  const server = createServer((request, response) => {
    void text(request)
      .then((body) => {
        const { method = '', url = '', headers } = request;
        return serve({ method, path: url.split('?')[0] ?? '', headers, body }, response);
      })
      .catch(() => request.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : port}`,
    arrived: arrivals,
    questions,
    get mostAtOnce() {
      return mostAtOnce;
    },
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

async function behave(
  behaviour: Behaviour,
  question: Question,
  arrived: Arrived,
  protocol: Protocol,
  response: ServerResponse,
): Promise<void> {
  switch (behaviour) {
    case 'silent':
      return;
    case 'too-many': {
      const answer = protocol.fail(429);
      send(response, { ...answer, headers: { ...answer.headers, 'retry-after': '7' } });
      return;
    }
    case 'fails':
      send(response, protocol.fail(500));
      return;
    case 'away':
      send(response, protocol.fail(503));
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>It works!</body></html>');
      return;
    case 'refuses':
      send(response, protocol.refuse(question, arrived));
      return;
    case 'no-schema':
    case 'no-json': {
      const isKnown = question.format === 'plain' || (behaviour === 'no-schema' && question.format === 'object');
      send(response, isKnown ? protocol.say(textOf('well', question), question, true, arrived) : protocol.fail(400));
      return;
    }
    case 'cut': {
      const whole = Buffer.from(JSON.stringify(protocol.say(textOf('well', question), question, true, arrived).json));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length + 1 });
      response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.socket?.destroy());
      return;
    }
    case 'endless':
      response.writeHead(200, { 'content-type': 'application/json' });
      while (!response.destroyed) {
        if (!response.write('и ещё '.repeat(2000))) {
          await Promise.race([once(response, 'drain'), once(response, 'close')]);
        }
      }
      return;
    default: {
      const isWhole = behaviour !== 'truncated';
      send(response, protocol.say(textOf(behaviour, question), question, isWhole, arrived));
    }
  }
}

function passed(milliseconds: number, response: ServerResponse): Promise<void> {
  if (milliseconds === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function send(response: ServerResponse, { status, headers = {}, json }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(json));
}
