/**
 * The network an address belongs to: the first 24 bits of IPv4, the first 48 of IPv6. It tells the campus from abroad
 * and one provider from another, and does not tell whose computer it was.
 *
 * @param address as the server sees it, IPv4 in IPv6 (`::ffff:192.0.2.7`) and zones (`fe80::1%eth0`) included
 * @returns e.g. `192.0.2.0/24` or `2001:db8:12::/48`; null for what is no address
 */
export function networkOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(plain);
  if (four) return `${four.slice(1).join('.')}.0/24`;
  if (!/^[0-9a-f:]+$/i.test(plain) || !plain.includes(':')) return null;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...zeros, ...after].slice(0, 3).map((group) => parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/48`;
}
