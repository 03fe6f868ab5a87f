import { expect, it } from 'vitest';
import { createNetworkGuard } from './network-guard.ts';

const refuses = (hosts: readonly string[], allowed: readonly string[] = []): string[] => {
  const guard = createNetworkGuard(allowed);
  return hosts.filter((host) => {
    try {
      guard.assertHost(host);
      return false;
    } catch {
      return true;
    }
  });
};

it('addresses of private networks are refused, however they are written', () => {
  const hosts = [
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['[::1]', '[::]', '[fe80::1]', '[fd00::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]'],
    ...['[2002:7f00:1::]', '[2001:db8::1]'],
    // What the address of a page makes of these.
    ...['http://0x7f.1', 'http://2130706433', 'http://017700000001'].map((url) => new URL(url).hostname),
  ];
  expect(refuses(hosts)).toEqual(hosts);
});

it('addresses of the internet, and names, are not', () => {
  expect(refuses(['8.8.8.8', '172.32.0.1', '[2a02:6b8::1]', 'moodle.example.edu'])).toEqual([]);
});

it('a network that is allowed may be reached, and no other', () => {
  expect(refuses(['10.1.2.3', '10.2.2.3', '[fd00::1]', '[fd01::1]'], ['10.1.0.0/16', 'fd00::/32'])).toEqual([
    '10.2.2.3',
    '[fd01::1]',
  ]);
});
