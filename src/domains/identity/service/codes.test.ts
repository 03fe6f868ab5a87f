import { Secret } from 'otpauth';
import { expect, it } from 'vitest';
import { withRuntime } from '#kernel/runtime.ts';
import { systemClock } from '#kernel/clock.ts';
import { runtimeWithoutDatabase } from '#test/support/server.ts';
import { digitsOf, hashRecoveryCode, stepOf } from './codes.ts';

it('codes of a phone: are those of RFC 6238, by real time, one step early or late at most', async () => {
  const { TOTP } = await import('otpauth');
  // The RFC's own secret and vector: at 59 s the code of eight digits is 94287082, so that of six is 287082.
  const secret = Secret.fromLatin1('12345678901234567890');
  expect(new TOTP({ secret }).generate({ timestamp: 59_000 })).toBe('287082');
  const now = systemClock('Europe/Moscow').now().getTime();
  const at = (steps: number) => new TOTP({ secret }).generate({ timestamp: now + steps * 30_000 });
  await withRuntime(runtimeWithoutDatabase(), async () => {
    const step = (await stepOf(secret.base32, at(0))) ?? 0;
    expect(Math.abs(step - Math.floor(now / 30_000))).toBeLessThanOrEqual(1);
    expect(await stepOf(secret.base32, at(3))).toBeUndefined();
    expect(await stepOf(secret.base32, at(-3))).toBeUndefined();
  });
});

it('codes: are read however people type them', () => {
  expect(digitsOf(' 123 456 ')).toBe('123456');
  for (const other of ['12345', '1234567', 'abcdef', '１２３４５６']) expect(digitsOf(other)).toBeUndefined();
  expect(hashRecoveryCode('ABCD efgh')).toBe(hashRecoveryCode('abcd-efgh'));
  expect(hashRecoveryCode('abcd-efgh')).not.toBe(hashRecoveryCode('abcd-efgi'));
});
