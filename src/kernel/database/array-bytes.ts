/** How PostgreSQL writes the elements of an array in its binary format; the numbers of the types are those of `pg_type`. */
const types = {
  integer: { oid: 23, bytes: 4, write: 'setInt32' },
  real: { oid: 700, bytes: 4, write: 'setFloat32' },
  double: { oid: 701, bytes: 8, write: 'setFloat64' },
} as const;

const headBytes = 20;
const lengthBytes = 4;
const nullLength = -1;

/**
 * Numbers as a parameter `integer[]`, `real[]` or `double precision[]`, NaN as null. The driver writes arrays one quoted
 * element at a time, which for a million of them takes a second, and the server reads them so again.
 *
 * The format is that of `array_recv` in PostgreSQL: dimensions, whether there are nulls, the type of the elements, their
 * count and the first index; then each element behind its length.
 */
export function arrayBytes(type: keyof typeof types, numbers: Iterable<number> & { readonly length: number }): Buffer {
  const { oid, bytes, write } = types[type];
  const all = Buffer.allocUnsafe(headBytes + numbers.length * (lengthBytes + bytes));
  const view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  let [at, nulls] = [headBytes, 0];
  for (const number of numbers) {
    const isNull = Number.isNaN(number);
    view.setInt32(at, isNull ? nullLength : bytes);
    at += lengthBytes;
    if (isNull) nulls = 1;
    else {
      view[write](at, number);
      at += bytes;
    }
  }
  [1, nulls, oid, numbers.length, 1].forEach((value, place) => {
    view.setInt32(4 * place, value);
  });
  return all.subarray(0, at);
}
