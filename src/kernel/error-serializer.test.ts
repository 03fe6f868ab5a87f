import { expect, it } from 'vitest';
import { pino } from 'pino';
import { z } from 'zod';
import { serializeError } from './error-serializer.ts';

const lineSchema = z.object({ err: z.unknown() });

it('an error is logged with its code and causes, without the values of rows that the database quotes', () => {
  const lines: string[] = [];
  const log = pino({ serializers: { err: serializeError } }, { write: (line: string) => lines.push(line) });
  const cause = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    detail: 'Key (email)=(petrova@example.edu) already exists.',
    where: 'COPY user_account, line 3: "petrova"',
  });
  log.error({ err: cause }, 'failed');
  log.error({ err: new Error('outer', { cause }) }, 'failed');
  expect(lines.join()).not.toContain('petrova');
  const [inner, outer] = lines.map((line) => lineSchema.parse(JSON.parse(line)).err);
  expect(inner).toMatchObject({ type: 'Error', message: 'duplicate key value', code: '23505' });
  expect(outer).toMatchObject({ message: 'outer: duplicate key value' });
});

it('what is thrown and is no error is logged as it is', () => {
  expect(serializeError('text')).toBe('text');
});
