import { expect, it } from 'vitest';
import { runtimeWithoutDatabase } from '#test/support/server.ts';
import { withRuntime } from './runtime.ts';
import { seal, unseal } from './seal.ts';

const inRuntime = <T>(work: () => T, secret = 'a secret for tests, long enough to sign'): T =>
  withRuntime(runtimeWithoutDatabase({ access: { publicUrl: 'http://localhost', secret, permissions: {} } }), work);

it('a sealed text: opens again, shows nothing and is never the same twice', () => {
  inRuntime(() => {
    const [one, two] = [seal('ключ', 'key of 1'), seal('ключ', 'key of 1')];
    expect(one).not.toBe(two);
    expect(Buffer.from(one, 'base64url').toString()).not.toContain('ключ');
    expect(unseal(one, 'key of 1')).toBe('ключ');
  });
});

it('a sealed text: does not open for another thing, changed, or under another secret', () => {
  const sealed = inRuntime(() => seal('key', 'key of 1'));
  const changed = `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`;
  expect(() => inRuntime(() => unseal(sealed, 'key of 2'))).toThrow();
  expect(() => inRuntime(() => unseal(changed, 'key of 1'))).toThrow();
  expect(() => inRuntime(() => unseal(sealed, 'key of 1'), 'another secret, long enough to sign with')).toThrow();
});
