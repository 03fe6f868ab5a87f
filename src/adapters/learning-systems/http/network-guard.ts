import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { PermanentError } from '#kernel/tasks/failures.ts';

/** IPv4 networks that are nobody's on the internet (RFC 6890 and its registry). */
const privateNetworks = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** Of IPv6 the internet is 2000::/3, but for documentation and for tunnels that lead to any IPv4 address. */
const publicSix = ['2000::/3'];
const privateSix = ['2001::/32', '2001:db8::/32', '2002::/16'];

/** @throws when one of them is no network, e.g. `10.0.0.0/8` */
export function networkList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
  }
  return list;
}

const blockedFour = networkList(privateNetworks);
const openSix = networkList(publicSix);
const blockedSix = networkList(privateSix);

/** Keeps requests out of the networks around the server: an address may be typed by anybody who may add connections. */
export interface NetworkGuard {
  /** @throws PermanentError connection.address_refused when the host is an address of a private network */
  assertHost(hostname: string): void;
  /** Looks a name up for a connection that is being made, so that a name cannot lead elsewhere after it was checked. */
  readonly lookup: LookupFunction;
}

/** @param allowed networks that may be reached though they are private */
export function createNetworkGuard(allowed: readonly string[]): NetworkGuard {
  const exceptions = networkList(allowed);
  const mayReach = (address: string): boolean => {
    if (isIP(address) === 4) return !blockedFour.check(address) || exceptions.check(address);
    const isPublic = openSix.check(address, 'ipv6') && !blockedSix.check(address, 'ipv6');
    return isPublic || exceptions.check(address, 'ipv6');
  };
  const refusalOf = (host: string): PermanentError => new PermanentError('connection.address_refused', { host });
  return {
    assertHost(hostname) {
      const literal = hostname.replace(/^\[|\]$/g, '');
      if (isIP(literal) !== 0 && !mayReach(literal)) throw refusalOf(hostname);
    },
    lookup(hostname, options, callback) {
      resolve(hostname, { ...options, all: true }, (error, addresses) => {
        const [first] = error ? [] : addresses;
        if (error || !first) callback(error ?? new Error('a name without an address'), '');
        else if (!addresses.every(({ address }) => mayReach(address))) callback(refusalOf(hostname), '');
        else if (options.all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      });
    },
  };
}
