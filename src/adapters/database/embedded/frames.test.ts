import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame, Frames, startupCodeOf, startupCodes } from './frames.ts';

/** Cuts bytes where the network might. */
function chunksOf(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

describe('Frames', () => {
  const message = fc.record({ type: fc.constantFrom('P', 'B', 'E', 'S', 'Q'), text: fc.string({ maxLength: 300 }) });

  it('gives the messages whole and in order, however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1 }), fc.array(fc.nat()), (messages, cuts) => {
        const sent = Buffer.concat(messages.map(({ type, text }) => frame(type, text)));
        const frames = new Frames();
        const taken: Buffer[] = [];
        let lastType = '';
        for (const chunk of chunksOf(sent, cuts)) {
          frames.push(chunk);
          const whole = frames.takeMessages();
          if (!whole) continue;
          taken.push(whole.bytes);
          lastType = whole.lastType;
          // Only whole messages: what was taken ends where a message ends.
          const ends = messages.map((_, index) => frameLength(messages.slice(0, index + 1)));
          expect(ends).toContain(taken.reduce((sum, { length }) => sum + length, 0));
        }
        expect(Buffer.concat(taken)).toEqual(sent);
        expect(lastType).toBe(messages.at(-1)?.type);
      }),
    );
  });

  it('gives the startup message, which has no type, before the first message', () => {
    const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);
    const frames = new Frames();
    frames.push(startup.subarray(0, 5));
    expect(frames.takeStartup()).toBeUndefined();
    frames.push(Buffer.concat([startup.subarray(5), frame('Q', 'select 1')]));
    expect(frames.takeStartup()).toEqual(startup);
    expect(frames.takeMessages()).toEqual({ bytes: frame('Q', 'select 1'), lastType: 'Q' });
  });
});

it('startupCodeOf tells a request for encryption from a start', () => {
  const ssl = Buffer.alloc(8);
  ssl.writeInt32BE(8, 0);
  ssl.writeInt32BE(80877103, 4);
  expect(startupCodeOf(ssl)).toBe(startupCodes.ssl);
});

const frameLength = (messages: readonly { type: string; text: string }[]): number =>
  messages.reduce((sum, { type, text }) => sum + frame(type, text).length, 0);
