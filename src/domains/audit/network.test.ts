import { expect, it } from 'vitest';
import { networkOf } from './network.ts';

it.each([
  ['192.0.2.7', '192.0.2.0/24'],
  ['::ffff:192.0.2.7', '192.0.2.0/24'],
  ['2001:db8:12:3456::9', '2001:db8:12::/48'],
  ['2001:0db8:0012:3456:0:0:0:9', '2001:db8:12::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['::1', '0:0:0::/48'],
  ['2001:db8::', '2001:db8:0::/48'],
])('the network of %s is %s: not whose computer it was', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('of what is no address there is none', () => {
  for (const text of ['', 'localhost', 'unix:', '192.0.2', "'; drop"]) expect(networkOf(text)).toBeNull();
});
